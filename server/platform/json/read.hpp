// JSON text to described values. Every fault is found in one go, each with the path of the wrong field.
// An optional member may be absent or null, every other one must be there; unknown members are faults.
#pragma once

#include <cstdint>
#include <functional>

#include <boost/json/value.hpp>

#include "platform/json/constraints.hpp"

namespace relais::json {

// Codes given: json.malformed (not JSON; `detail` tells where), json.missing, json.unknown_member, json.wrong_type,
// json.wrong_value, json.number_outside_bounds, json.length_outside_bounds, json.nul.
class Reader {
 public:
  std::vector<FieldFault> take_faults() { return std::move(faults_); }

  template <class T>
  void read(boost::json::value const& source, T& target) {
    if constexpr (kIsOptional<T>) {
      if (source.is_null()) {
        target.reset();
      } else {
        read(source, target.emplace());
      }
    } else if constexpr (std::same_as<T, bool>) {
      source.is_bool() ? void(target = source.get_bool()) : wrong_type();
    } else if constexpr (std::integral<T>) {
      boost::system::error_code error;
      target = source.to_number<T>(error);
      if (error) {
        wrong_type();
      }
    } else if constexpr (std::floating_point<T>) {
      boost::system::error_code error;
      target = source.to_number<T>(error);
      if (error) {
        wrong_type();
      }
    } else if constexpr (std::same_as<T, std::string>) {
      if (auto const* text = text_of(source)) {
        target = *text;
      }
    } else if constexpr (kIsChecked<T>) {
      auto outside = std::exchange(faults_, {});
      auto path = std::exchange(path_, {});
      read(source, target.value);
      target.faults = std::exchange(faults_, std::move(outside));
      path_ = std::move(path);
    } else if constexpr (kIsMap<T>) {
      read_map(source, target);
    } else if constexpr (kIsVector<T>) {
      read_list(source, target);
    } else if constexpr (HasTextForm<T>) {
      if (auto const* text = text_of(source)) {
        auto value = TextForm<T>::read(*text);
        value ? void(target = std::move(*value)) : fault("json.wrong_value");
      }
    } else {
      static_assert(DescribedStruct<T>);
      read_struct(source, target);
    }
  }

 private:
  template <class T>
  void read_list(boost::json::value const& source, T& target) {
    auto const* const array = source.if_array();
    if (array == nullptr) {
      return wrong_type();
    }
    target.clear();
    target.reserve(array->size());
    for (auto const& item : *array) {
      auto const step = Step{*this, std::to_string(target.size())};
      read(item, target.emplace_back());
    }
  }

  template <class T>
  void read_map(boost::json::value const& source, T& target) {
    auto const* const object = source.if_object();
    if (object == nullptr) {
      return wrong_type();
    }
    target.clear();
    for (auto const& pair : *object) {
      auto const step = Step{*this, pair.key()};
      read(pair.value(), target[std::string{pair.key()}]);
    }
  }

  template <class T>
  void read_struct(boost::json::value const& source, T& target) {
    auto const* const object = source.if_object();
    if (object == nullptr) {
      return wrong_type();
    }
    std::size_t known = 0;
    boost::mp11::mp_for_each<Members<T>>([&](auto descriptor) {
      auto& member = target.*descriptor.pointer;
      auto const step = Step{*this, descriptor.name};
      if (auto const* const value = object->if_contains(descriptor.name)) {
        ++known;
        read(*value, member);
      } else if constexpr (!kIsOptional<std::remove_cvref_t<decltype(member)>>) {
        fault("json.missing");
      }
    });
    if (known != object->size()) {
      report_unknown<T>(*object);
    }
    check_constraints(target, path_, faults_);
  }

  template <class T>
  void report_unknown(boost::json::object const& object) {
    for (auto const& pair : object) {
      auto const key = pair.key();
      auto is_known = false;
      boost::mp11::mp_for_each<Members<T>>([&](auto descriptor) { is_known = is_known || key == descriptor.name; });
      if (!is_known) {
        auto const step = Step{*this, std::string{key}};
        fault("json.unknown_member");
      }
    }
  }

  // Lengthens the path for as long as it lives.
  class Step {
   public:
    Step(Reader& reader, std::string_view name) : reader_(reader), length_(reader.path_.size()) {
      reader_.path_ += '/';
      reader_.path_ += name;
    }
    ~Step() { reader_.path_.resize(length_); }
    Step(Step const&) = delete;
    Step& operator=(Step const&) = delete;

   private:
    Reader& reader_;
    std::size_t length_;
  };

  void wrong_type() { fault("json.wrong_type"); }
  void fault(std::string code) { faults_.push_back({path_, std::move(code)}); }
  // The text, refused when it holds NUL (databases cut it there).
  boost::json::string const* text_of(boost::json::value const& source);

  std::string path_;
  std::vector<FieldFault> faults_;
};

// Parses into `target` on a monotonic resource: `use` sees the tree while it lives.
Result<void> parse(std::string_view text, std::function<void(boost::json::value const&)> const& use);

template <class T>
Result<T> read(std::string_view text) {
  T value{};
  Reader reader;
  auto const parsed = parse(text, [&](boost::json::value const& tree) { reader.read(tree, value); });
  if (!parsed) {
    return parsed.problem();
  }
  if (auto faults = reader.take_faults(); !faults.empty()) {
    return Problem{Fault::kInvalid, "json.invalid", std::move(faults)};
  }
  return value;
}

}  // namespace relais::json
