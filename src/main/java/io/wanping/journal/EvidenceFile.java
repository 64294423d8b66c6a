package io.wanping.journal;

import java.time.Instant;
import java.util.UUID;

/**
 * A file that proves a posting; its bytes stay in the database until somebody asks for them.
 *
 * @param mediaType as recognised from the content
 * @param sha256 hexadecimal
 */
record EvidenceFile(
        UUID id,
        UUID postingId,
        EvidenceKind kind,
        String fileName,
        String mediaType,
        long sizeBytes,
        String sha256,
        String attachedBy,
        String attachedByName,
        Instant attachedAt) {}
