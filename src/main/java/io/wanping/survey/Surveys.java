package io.wanping.survey;

import io.wanping.account.Actor;
import io.wanping.survey.batch.Batches;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The door of this module for others. */
@Service
public class Surveys {

    private final Batches batches;

    Surveys(Batches batches) {
        this.batches = batches;
    }

    /**
     * Keeps a workbook and has it read in the background.
     *
     * @return its batch; the earlier one where the same file came before
     */
    public UUID upload(String fileName, byte[] bytes, Actor actor) {
        return batches.upload(fileName, bytes, actor);
    }

    /**
     * Reads, checks and applies a workbook at once, all of it or nothing. For {@link Actor#SYSTEM} the reporting date is also the day it
     * was learned, and makers and checkers of postings are taken over as history. A file applied before is left alone.
     *
     * @throws io.wanping.finding.Refused with findings when the file cannot be read or any row is rejected or parked
     */
    public UUID loadNow(String fileName, byte[] bytes, Actor actor) {
        return batches.loadNow(fileName, bytes, actor);
    }
}
