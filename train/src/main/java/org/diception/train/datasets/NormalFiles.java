package org.diception.train.datasets;

import java.nio.file.Path;
import org.diception.InputException;
import org.diception.image.ImageFile;

/** What the normal sets share: a list of photos and a file of normals for each. Immutable, thread-safe. */
abstract class NormalFiles extends ListedFiles {
    NormalFiles(String name, FileList list) {
        super(name, list);
    }

    /** The file of normals that belongs to a photo. */
    abstract Path normals(int row);

    /** Decodes it, into our frame: x right, y up, z to the viewer. */
    abstract TrueNormals read(Path file);

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
        return new Sample(name(index), ImageFile.read(list().file(index, 0)), normals);
    }
}
