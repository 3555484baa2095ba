// What goes through a filter from one descriptor to another: files, pipes and sockets, whole and broken.
#include <interco/log_filter.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

#include "log/descriptor.hpp"
#include "support/fixtures.hpp"

namespace {

using interco::filter_stream;
using interco::log_filter;
using interco::log_sink;
using interco::stream_result;
using interco::test::read_all;
using interco::test::temporary_folder;

/// An open descriptor.
class descriptor {
 public:
  explicit descriptor(int number) : number_(number) {
    if (number < 0)
      throw std::system_error(errno, std::generic_category());
  }
  descriptor(descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  descriptor& operator=(descriptor&&) = delete;
  ~descriptor() { close(); }

  [[nodiscard]] int number() const noexcept { return number_; }
  void close() noexcept {
    if (number_ >= 0)
      (void)::close(std::exchange(number_, -1));
  }

 private:
  int number_;
};

descriptor open_file(std::string const& path, int flags) {
  return descriptor(::open(path.c_str(), flags | O_CLOEXEC, 0600));
}

/// What is written to `in` is read from `out`.
struct channel {
  descriptor out;
  descriptor in;
};

channel make_pipe() {
  std::array<int, 2> ends{-1, -1};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0)
    throw std::system_error(errno, std::generic_category());
  return {descriptor(ends[0]), descriptor(ends[1])};
}

/// Both ends of a socket. What is written to either is read from the other.
channel make_sockets(int type) {
  std::array<int, 2> ends{-1, -1};
  if (::socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, ends.data()) != 0)
    throw std::system_error(errno, std::generic_category());
  return {descriptor(ends[0]), descriptor(ends[1])};
}

void write_all(int to, std::string_view bytes) {
  while (!bytes.empty()) {
    auto const written = ::write(to, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR)
      continue;
    ASSERT_GT(written, 0) << std::generic_category().message(errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

/// Reads up to so many bytes at a time until there are `count`, or to the end.
std::string read_in_pieces(int from, std::size_t piece, std::size_t count = std::string::npos) {
  std::string result;
  std::string room(piece, '\0');
  while (result.size() < count) {
    auto const got = ::read(from, room.data(), std::min(piece, count - result.size()));
    if (got < 0 && errno == EINTR)
      continue;
    if (got <= 0)
      break;
    result.append(room, 0, static_cast<std::size_t>(got));
  }
  return result;
}

/// Bytes of every value, in no order.
std::string some_bytes(std::size_t count) {
  std::string result(count, '\0');
  std::uint32_t state = 1;
  for (auto& each : result) {
    state = state * 1664525 + 1013904223; // Numerical Recipes' constants
    each = static_cast<char>(state >> 24);
  }
  return result;
}

/// Lines as they are, each when it is whole; what stands behind the last of them comes at the end.
class whole_lines final : public log_filter {
 public:
  void feed(std::string_view block, log_sink& to) override {
    ++blocks;
    auto const end = block.rfind('\n');
    if (end == std::string_view::npos) {
      kept_ += block;
      return;
    }
    written_ = std::exchange(kept_, std::string(block.substr(end + 1)));
    to.write(written_);
    to.write(block.substr(0, end + 1));
  }
  void finish(log_sink& to) override {
    written_ = std::exchange(kept_, {});
    to.write(written_);
  }

  std::size_t blocks = 0; // that were fed

 private:
  std::string kept_;
  std::string written_; // must outlive the call
};

/// The same bytes, in pieces of many sizes.
class pieces final : public log_filter {
 public:
  void feed(std::string_view block, log_sink& to) override {
    constexpr std::array<std::size_t, 9> sizes{1, 0, 255, 256, 1, 257, 3, 40000, 2};
    for (std::size_t i = 0; !block.empty(); ++i) {
      auto const size = std::min(sizes.at(i % sizes.size()), block.size());
      to.write(block.substr(0, size));
      block.remove_prefix(size);
    }
  }
  void finish(log_sink& to) override { to.write("end"); }
};

/// A filter at work in a thread of its own, which closes its descriptors when it is done, as a process does.
class running {
 public:
  running(channel& input, channel& output, log_filter& filter)
      : input_(input.in), thread_([this, &filter, from = std::move(input.out), to = std::move(output.in)]() mutable {
          result_ = filter_stream(from.number(), to.number(), filter);
          from.close();
          to.close();
        }) {}
  ~running() { (void)result(); }
  running(running const&) = delete;
  running& operator=(running const&) = delete;

  /// Ends the input, and waits.
  stream_result result() {
    input_.close();
    if (thread_.joinable())
      thread_.join();
    return result_;
  }
  void interrupt() { (void)::pthread_kill(thread_.native_handle(), SIGUSR1); }

 private:
  descriptor& input_;
  stream_result result_;
  std::thread thread_;
};

/// Lets a signal be answered in some other way while it lives.
class handler {
 public:
  handler(int signal, void (*function)(int)) : signal_(signal) {
    struct sigaction action {};
    action.sa_handler = function; // without SA_RESTART: calls are interrupted
    (void)::sigaction(signal, &action, &before_);
  }
  ~handler() { (void)::sigaction(signal_, &before_, nullptr); }
  handler(handler const&) = delete;
  handler& operator=(handler const&) = delete;

 private:
  int signal_;
  struct sigaction before_ {};
};

TEST(FilterStream, KeepsEveryByteOfAFileThatIsLargerThanABlock) {
  temporary_folder const folder;
  auto const bytes = some_bytes(std::size_t{3} * 512 * 1024 + 17);
  auto const from = open_file(folder.write("in", bytes), O_RDONLY);
  auto const out = folder.path() / "out";
  auto const to = open_file(out, O_WRONLY | O_CREAT);
  pieces filter;
  auto const result = filter_stream(from.number(), to.number(), filter);
  EXPECT_FALSE(result) << result.error.message();
  EXPECT_TRUE(read_all(out) == bytes + "end");
}

TEST(FilterStream, WritesALineBeforeTheNextIsThere) {
  auto input = make_pipe();
  auto output = make_pipe();
  whole_lines filter;
  running running(input, output, filter);
  for (std::string const line : {"one\n", "two\n", "\n", "three\n"}) {
    write_all(input.in.number(), line);
    EXPECT_EQ(read_in_pieces(output.out.number(), 1, line.size()), line);
  }
  write_all(input.in.number(), "fo");
  write_all(input.in.number(), "ur");
  input.in.close();
  EXPECT_EQ(read_in_pieces(output.out.number(), 64), "four");
  EXPECT_FALSE(running.result());
}

TEST(FilterStream, WaitsForDescriptorsThatDoNotBlock) {
  handler const ignored(SIGPIPE, SIG_IGN); // what is written to a filter that gave up fails
  auto input = make_sockets(SOCK_STREAM);
  auto output = make_sockets(SOCK_STREAM);
  for (auto const* const each : {&input.out, &output.in})
    ASSERT_EQ(::fcntl(each->number(), F_SETFL, O_NONBLOCK), 0);
  int const little = 4096;
  ASSERT_EQ(::setsockopt(output.in.number(), SOL_SOCKET, SO_SNDBUF, &little, sizeof little), 0);
  auto const bytes = some_bytes(100000);
  pieces filter;
  running running(input, output, filter);
  std::string found;
  for (std::string_view left = bytes; !left.empty(); left.remove_prefix(std::min<std::size_t>(left.size(), 20000))) {
    write_all(input.in.number(), left.substr(0, 20000));
    found += read_in_pieces(output.out.number(), 1, std::min<std::size_t>(left.size(), 20000));
  }
  input.in.close();
  found += read_in_pieces(output.out.number(), 1);
  EXPECT_TRUE(found == bytes + "end");
  EXPECT_FALSE(running.result());
}

TEST(FilterStream, GoesOnAfterSignals) {
  handler const caught(SIGUSR1, [](int) {});
  handler const ignored(SIGPIPE, SIG_IGN); // what is written to a filter that gave up fails
  auto input = make_pipe();
  auto output = make_pipe();
  whole_lines filter;
  running running(input, output, filter);
  for (int i = 0; i < 2000; ++i) {
    running.interrupt();
    write_all(input.in.number(), "line\n");
    running.interrupt();
    ASSERT_EQ(read_in_pieces(output.out.number(), 8, 5), "line\n") << i;
  }
  auto const result = running.result();
  EXPECT_FALSE(result) << result.error.message();
}

TEST(FilterStream, TellsWhatFailed) {
  temporary_folder const folder;
  auto const file = folder.write("in", some_bytes(std::size_t{1024} * 1024));
  auto const good_input = open_file(file, O_RDONLY);
  auto const good_output = open_file(folder.path() / "out", O_WRONLY | O_CREAT);
  auto const directory = open_file(folder.path(), O_RDONLY | O_DIRECTORY);
  auto const no_file = open_file("/", O_PATH); // as a stream that was closed, in the command
  auto const full = open_file("/dev/full", O_WRONLY);
  auto broken = make_pipe();
  broken.out.close();
  handler const ignored(SIGPIPE, SIG_IGN);
  struct {
    char const* what;
    int from;
    int to;
    std::errc error;
    bool reading;
  } const cases[] = {
      {"a directory", directory.number(), good_output.number(), std::errc::is_a_directory, true},
      {"input that is not open", -1, good_output.number(), std::errc::bad_file_descriptor, true},
      {"input that was closed", no_file.number(), good_output.number(), std::errc::bad_file_descriptor, true},
      {"input that is only written", full.number(), good_output.number(), std::errc::bad_file_descriptor, true},
      {"output that is not open", good_input.number(), -1, std::errc::bad_file_descriptor, false},
      {"output that was closed", good_input.number(), no_file.number(), std::errc::bad_file_descriptor, false},
      {"output that is only read", good_input.number(), directory.number(), std::errc::bad_file_descriptor, false},
      {"no room", good_input.number(), full.number(), std::errc::no_space_on_device, false},
      {"no reader", good_input.number(), broken.in.number(), std::errc::broken_pipe, false},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.what);
    ASSERT_EQ(::lseek(good_input.number(), 0, SEEK_SET), 0);
    pieces filter;
    auto const result = filter_stream(each.from, each.to, filter);
    EXPECT_EQ(result.error, each.error) << result.error.message();
    EXPECT_EQ(result.reading, each.reading);
  }
}

TEST(FilterStream, ReadsNoMoreWhenNobodyReadsTheOutput) {
  temporary_folder const folder;
  auto const from = open_file(folder.write("in", std::string(std::size_t{4} * 1024 * 1024, '\n')), O_RDONLY);
  auto const to = open_file("/dev/full", O_WRONLY);
  whole_lines filter;
  EXPECT_TRUE(filter_stream(from.number(), to.number(), filter));
  EXPECT_EQ(filter.blocks, 1U);
}

TEST(FilterStream, WritesWhatWasReadBeforeReadingFailed) {
  // A socket whose other side goes away without having read all is reset: behind what that side has written, there is
  // an error and no end.
  auto input = make_sockets(SOCK_STREAM);
  write_all(input.in.number(), "whole\nhalf");
  write_all(input.out.number(), "never read");
  input.in.close();
  auto output = make_pipe();
  whole_lines filter;
  auto const result = filter_stream(input.out.number(), output.in.number(), filter, false);
  EXPECT_EQ(result.error, std::errc::connection_reset) << result.error.message();
  EXPECT_TRUE(result.reading);
  output.in.close();
  EXPECT_EQ(read_in_pieces(output.out.number(), 64), "whole\nhalf");
}

TEST(FilterStream, FinishesTheLastOfSeveralInputs) {
  temporary_folder const folder;
  auto const first = open_file(folder.write("1", "one\ntw"), O_RDONLY);
  auto const second = open_file(folder.write("2", "o\nthree"), O_RDONLY);
  auto const out = folder.path() / "out";
  auto const to = open_file(out, O_WRONLY | O_CREAT);
  whole_lines filter;
  EXPECT_FALSE(filter_stream(first.number(), to.number(), filter, false));
  EXPECT_EQ(read_all(out), "one\n");
  EXPECT_FALSE(filter_stream(second.number(), to.number(), filter));
  EXPECT_EQ(read_all(out), "one\ntwo\nthree");
}

TEST(FilterStream, LetsTheFilterThrow) {
  struct : log_filter {
    void feed(std::string_view, log_sink&) override { throw std::runtime_error("no"); }
    void finish(log_sink&) override {}
  } filter;
  temporary_folder const folder;
  auto const from = open_file(folder.write("in", "x"), O_RDONLY);
  auto const to = open_file(folder.path() / "out", O_WRONLY | O_CREAT);
  EXPECT_THROW((void)filter_stream(from.number(), to.number(), filter), std::runtime_error);
}

#ifdef F_SETPIPE_SZ
TEST(FilterStream, GivesPipesRoomAndTakesNone) {
  constexpr int room = 1024 * 1024;
  struct {
    int before;
    int after;
  } const cases[] = {{65536, room}, {room, room}, {2 * room, 2 * room}};
  for (auto const& each : cases) {
    auto input = make_pipe();
    auto output = make_pipe();
    if (::fcntl(input.out.number(), F_SETPIPE_SZ, each.before) != each.before ||
        ::fcntl(output.in.number(), F_SETPIPE_SZ, each.before) != each.before)
      continue; // more than this user may have
    input.in.close();
    whole_lines filter;
    EXPECT_FALSE(filter_stream(input.out.number(), output.in.number(), filter));
    EXPECT_EQ(::fcntl(input.out.number(), F_GETPIPE_SZ), each.after);
    EXPECT_EQ(::fcntl(output.in.number(), F_GETPIPE_SZ), each.after);
  }
}
#endif

TEST(DescriptorSink, WritesManySmallPiecesAtOnce) {
  auto packets = make_sockets(SOCK_SEQPACKET); // each call gives a packet of its own
  interco::detail::descriptor_sink sink(packets.in.number());
  std::string expected;
  for (int i = 0; i < 1000; ++i) {
    auto const piece = std::to_string(i); // gone before it is written
    sink.write(piece);
    expected += piece;
  }
  auto const large = some_bytes(10000);
  sink.write(large);
  sink.write("end");
  sink.flush();
  sink.flush(); // there is nothing left
  EXPECT_FALSE(sink.error());
  packets.in.close();
  std::string packet(65536, '\0');
  auto const size = ::read(packets.out.number(), packet.data(), packet.size());
  ASSERT_GT(size, 0);
  EXPECT_TRUE(packet.substr(0, static_cast<std::size_t>(size)) == expected + large + "end");
  EXPECT_EQ(::read(packets.out.number(), packet.data(), packet.size()), 0);
}

TEST(DescriptorSink, TakesMorePiecesThanOneCall) {
  temporary_folder const folder;
  auto const out = folder.path() / "out";
  auto const to = open_file(out, O_WRONLY | O_CREAT);
  interco::detail::descriptor_sink sink(to.number());
  auto const large = some_bytes(256);
  std::string expected;
  for (int i = 0; i < 5000; ++i) {
    auto const small = "<" + std::to_string(i) + ">";
    sink.write(large);
    sink.write(small);
    (expected += large) += small;
  }
  sink.flush();
  EXPECT_FALSE(sink.error()) << sink.error().message();
  EXPECT_TRUE(read_all(out) == expected);
}

} // namespace
