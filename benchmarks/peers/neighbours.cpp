// nanoflann's time for an index of a cloud and the k nearest points of each of its points.
// neighbours FILE K THREADS TIMES: prints milliseconds and the mean distance of the k-th neighbour, one line for each time.
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <nanoflann.hpp>
#include <thread>
#include <vector>

struct Cloud {
    std::vector<float> coordinates;

    size_t kdtree_get_point_count() const { return coordinates.size() / 3; }
    float kdtree_get_pt(size_t row, size_t axis) const { return coordinates[3 * row + axis]; }
    template <class Box>
    bool kdtree_get_bbox(Box&) const {
        return false;
    }
};

using Tree = nanoflann::KDTreeSingleIndexAdaptor<nanoflann::L2_Simple_Adaptor<float, Cloud>, Cloud, 3, uint32_t>;

int main(int count, char** arguments) {
    if (count != 5) {
        return 2;
    }
    Cloud cloud;
    std::ifstream file(arguments[1], std::ios::binary | std::ios::ate);
    cloud.coordinates.resize(static_cast<size_t>(file.tellg()) / sizeof(float));
    file.seekg(0);
    file.read(reinterpret_cast<char*>(cloud.coordinates.data()), cloud.coordinates.size() * sizeof(float));
    const size_t points = cloud.kdtree_get_point_count();
    const size_t k = std::strtoul(arguments[2], nullptr, 10);
    const size_t threads = std::strtoul(arguments[3], nullptr, 10);
    for (int time = std::atoi(arguments[4]); time > 0; time--) {
        std::vector<uint32_t> indices(points * k);
        std::vector<float> farthest(points);
        const auto begin = std::chrono::steady_clock::now();
        // Ten points a leaf is nanoflann's own default.
        Tree tree(3, cloud, nanoflann::KDTreeSingleIndexAdaptorParams(10));
        std::vector<std::thread> workers;
        for (size_t part = 0; part < threads; part++) {
            workers.emplace_back([&, part] {
                std::vector<float> distances(k);
                for (size_t query = points * part / threads; query < points * (part + 1) / threads; query++) {
                    tree.knnSearch(&cloud.coordinates[3 * query], k, &indices[query * k], distances.data());
                    farthest[query] = distances[k - 1];
                }
            });
        }
        for (std::thread& worker : workers) {
            worker.join();
        }
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
        double sum = 0;
        for (float distance : farthest) {
            sum += std::sqrt(distance);
        }
        std::printf("%.3f %.9g\n", took.count(), sum / points);
    }
    return 0;
}
