package org.diception.train.datasets;

import java.nio.file.Path;
import org.diception.InputException;
import org.diception.image.ImageFile;

/** What the normal sets share: a list of photos and a file of normals for each. Immutable, thread-safe. */
abstract class NormalFiles implements DataSet {
    private final String name;
    private final FileList list;

    NormalFiles(String name, FileList list) {
        this.name = name;
        this.list = list;
    }

    /** The file of normals that belongs to a photo. */
    abstract Path normals(int row);

    /** Decodes it, into our frame: x right, y up, z to the viewer. */
    abstract TrueNormals read(Path file);

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

    @Override
    public Sample sample(int index) {
        Path file = normals(index);
        TrueNormals normals = read(file);
        boolean known = false;
        for (float component : normals.vectors()) {
            if (!Float.isFinite(component)) {
                throw new InputException(file + ": a normal has the component " + component
                        + "; is it the right file?");
            }
            known |= component != 0;
        }
        if (!known) {
            throw new InputException(file + ": no pixel has a normal");
        }
        return new Sample(name(index), ImageFile.read(list.file(index, 0)), normals);
    }
}
