package org.affectlab.pointgeometry;

import java.util.Arrays;

/** The search through all points, without any cleverness: what the tree must equal. Stateless. */
final class AllPoints {
    private record Candidate(float squaredDistance, int row) implements Comparable<Candidate> {
        @Override
        public int compareTo(Candidate other) {
            int byDistance = Float.compare(squaredDistance, other.squaredDistance);
            return byDistance != 0 ? byDistance : Integer.compare(row, other.row);
        }
    }

    private AllPoints() {}

    static Neighbours nearest(float[] coordinates, float[] queries, int k) {
        int count = queries.length / 3;
        int[] indices = new int[count * k];
        float[] squaredDistances = new float[count * k];
        for (int query = 0; query < count; query++) {
            Candidate[] ordered = ordered(coordinates, queries, query);
            for (int rank = 0; rank < k; rank++) {
                Candidate candidate = ordered[rank < ordered.length ? rank : 0];
                indices[query * k + rank] = candidate.row;
                squaredDistances[query * k + rank] = candidate.squaredDistance;
            }
        }
        return new Neighbours(k, indices, squaredDistances);
    }

    static int[] within(float[] coordinates, float[] queries, int query, float radius) {
        return Arrays.stream(ordered(coordinates, queries, query))
                .filter(candidate -> candidate.squaredDistance <= radius * radius)
                .mapToInt(Candidate::row)
                .toArray();
    }

    private static Candidate[] ordered(float[] coordinates, float[] queries, int query) {
        Candidate[] candidates = new Candidate[coordinates.length / 3];
        for (int row = 0; row < candidates.length; row++) {
            float dx = coordinates[3 * row] - queries[3 * query];
            float dy = coordinates[3 * row + 1] - queries[3 * query + 1];
            float dz = coordinates[3 * row + 2] - queries[3 * query + 2];
            candidates[row] = new Candidate(dx * dx + dy * dy + dz * dz, row);
        }
        Arrays.sort(candidates);
        return candidates;
    }
}
