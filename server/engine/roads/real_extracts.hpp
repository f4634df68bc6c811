// The real extracts beside the source folder, for tests; skipped by name where they are not there.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

#include "engine/roads/extracts.hpp"

namespace relais::roads {

struct StatedExtract {
  std::string file;
  ExtractCounts counts;  // as the description of the data states them
  std::chrono::year_month_day as_of;
};

inline StatedExtract const kRealExtracts[] = {{"monaco-et-abords-2016.osm.pbf",
                                               {.nodes = 180'118, .ways = 27'377, .relations = 212, .highways = 2'927},
                                               std::chrono::year{2016} / 3 / 5},
                                              {"liechtenstein-2015.osm.pbf",
                                               {.nodes = 142'832, .ways = 15'247, .relations = 358, .highways = 4'660},
                                               std::chrono::year{2015} / 7 / 27},
                                              {"bayreuth-nord-2014.osm.gz",
                                               {.nodes = 58'631, .ways = 7'801, .relations = 179, .highways = 2'056},
                                               std::chrono::year{2014} / 11 / 5}};

inline std::string name_of_extract(testing::TestParamInfo<StatedExtract> const& of) {
  return of.param.file.substr(0, of.param.file.find('-'));
}

class RealExtract : public testing::TestWithParam<StatedExtract> {
 protected:
  void SetUp() override {
    auto const path = RELAIS_SOURCE_DIR "/../shared/data/routes/" + GetParam().file;
    if (!std::filesystem::exists(path)) {
      GTEST_SKIP() << GetParam().file << " is not there";
    }
    auto file = std::ifstream{path, std::ios::binary};
    bytes_ = {std::istreambuf_iterator<char>{file}, {}};
  }

  Extract extract() const { return {GetParam().file, std::as_bytes(std::span{bytes_})}; }

  std::string bytes_;
};

}  // namespace relais::roads
