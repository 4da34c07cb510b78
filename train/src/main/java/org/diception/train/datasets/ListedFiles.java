package org.diception.train.datasets;

/** What sets share whose photos stand in a list, a row each, named by its first file. */
abstract class ListedFiles implements DataSet {
    private final String name;
    private final FileList list;

    ListedFiles(String name, FileList list) {
        this.name = name;
        this.list = list;
    }

    FileList list() {
        return list;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return list.rows().size();
    }

    @Override
    public String name(int index) {
        return list.rows().get(index).get(0);
    }
}
