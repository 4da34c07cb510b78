package org.diception.server.work;

import java.util.List;
import java.util.Optional;
import org.diception.server.photos.StoredPhoto;

/**
 * What the device does next: one of the two.
 *
 * @param works that pass through the network together
 * @param photo whose latent is computed ahead
 */
record Turn(List<Work> works, Optional<StoredPhoto> photo) {
    static Turn of(List<Work> works) {
        return new Turn(works, Optional.empty());
    }

    static Turn of(StoredPhoto photo) {
        return new Turn(List.of(), Optional.of(photo));
    }
}
