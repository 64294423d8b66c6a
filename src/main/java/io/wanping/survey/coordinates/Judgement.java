package io.wanping.survey.coordinates;

import java.util.List;

/**
 * Which system the positions of a table are in, and why.
 *
 * @param chosen the reading that is used
 * @param stated the sheet names its system, or a person chose it
 * @param candidates every reading some of whose points fall into the district, best first
 */
public record Judgement(Reading chosen, boolean stated, List<Reading> candidates) {

    /**
     * A reading and how well it fits.
     *
     * @param swapped the first ordinate is north
     * @param points positions looked at
     * @param inDistrict those in the district
     * @param inOwnPlace those in the zone or street their row declares
     * @param withOwnPlace those whose row declares one
     * @param shiftEast_m from where this reading puts them to where plain degrees would, metres; zero for plane systems
     */
    public record Reading(
            CoordinateSystem system,
            boolean swapped,
            int points,
            int inDistrict,
            int inOwnPlace,
            int withOwnPlace,
            double shiftEast_m,
            double shiftNorth_m) {

        /** 0 to 1: half for the district, half for the row's own zone or street where it declares one. */
        public double score() {
            if (points == 0) {
                return 0;
            }
            double district = (double) inDistrict / points;
            return withOwnPlace == 0 ? district : 0.5 * district + 0.5 * inOwnPlace / withOwnPlace;
        }
    }
}
