package org.diception.train.datasets;

import java.nio.file.Path;
import java.util.List;

/** What sets share that are a folder of photos, each with its truth beside it. Immutable, thread-safe. */
abstract class PhotoFolder implements DataSet {
    private final Path folder;
    private final List<Path> photos;

    /** @param photos where in the folder the photos lie */
    PhotoFolder(Path folder, Path photos) {
        this.folder = folder;
        this.photos = PictureFiles.in(photos);
    }

    Path folder() {
        return folder;
    }

    Path photo(int index) {
        return photos.get(index);
    }

    @Override
    public String name() {
        return PictureFiles.name(folder);
    }

    @Override
    public int size() {
        return photos.size();
    }

    @Override
    public String name(int index) {
        return photo(index).getFileName().toString();
    }
}
