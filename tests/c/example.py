"""What a status code means, from Python, by interco.h and ctypes alone. Run by a test: example.py LIBRARY"""
import ctypes
import os
import sys
import tempfile

OK, NOT_A_CATALOG, NOT_FOUND = 0, 2, -3
TERMINATED = ctypes.c_size_t(-1).value


class Text(ctypes.Structure):
    _fields_ = [("data", ctypes.POINTER(ctypes.c_char)), ("size", ctypes.c_size_t)]

    def __str__(self):
        return ctypes.string_at(self.data, self.size).decode("utf-8")


class Message(ctypes.Structure):
    _fields_ = [(name, Text) for name in
                ("text", "action", "english", "symbol", "domain", "locale", "action_locale", "relative")] + [
        ("value", ctypes.c_uint32), ("severity", ctypes.c_int32), ("audience", ctypes.c_int32),
        ("resolved", ctypes.c_int32), ("known", ctypes.c_uint8), ("has_value", ctypes.c_uint8),
        ("by_parent", ctypes.c_uint8), ("reserved", ctypes.c_uint8 * 5), ("facility", Text), ("wrapped_domain", Text),
        ("wrapped_value", ctypes.c_uint32), ("condition", ctypes.c_int32)]


def open_library(path):
    library = ctypes.CDLL(path)
    pointer, size, text = ctypes.c_void_p, ctypes.c_size_t, ctypes.c_char_p
    for name, result, arguments in (
            ("interco_catalog_embedded", ctypes.c_int32, (text, size, ctypes.POINTER(pointer))),
            ("interco_catalog_load", ctypes.c_int32, (text, ctypes.c_uint32, ctypes.POINTER(pointer), text, size)),
            ("interco_catalog_release", None, (pointer,)),
            ("interco_reader_for", ctypes.c_int32, (pointer, text, size, ctypes.POINTER(pointer))),
            ("interco_reader_release", None, (pointer,)),
            ("interco_find_value", ctypes.c_int32, (pointer, ctypes.c_uint32, ctypes.POINTER(Message), size)),
            ("interco_find_written", ctypes.c_int32, (pointer, text, size, ctypes.POINTER(Message), size)),
            ("interco_copy", size, (ctypes.POINTER(ctypes.c_char), size, text, size))):
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


class Reader:
    """A catalog in somebody's languages."""

    def __init__(self, library, domain, locales):
        self._library = library
        catalog, self._reader = ctypes.c_void_p(), ctypes.c_void_p()
        status = library.interco_catalog_embedded(domain.encode(), TERMINATED, ctypes.byref(catalog))
        if status != OK:
            raise LookupError(domain)
        library.interco_reader_for(catalog, locales.encode(), TERMINATED, ctypes.byref(self._reader))
        library.interco_catalog_release(catalog)

    def __del__(self):
        self._library.interco_reader_release(self._reader)

    def __getitem__(self, value):
        message = Message()
        self._library.interco_find_value(self._reader, value, ctypes.byref(message), ctypes.sizeof(message))
        return message

    def written(self, code):
        message = Message()
        status = self._library.interco_find_written(self._reader, code.encode(), TERMINATED, ctypes.byref(message),
                                                    ctypes.sizeof(message))
        return message if status == OK else None


def expect(what, got, expected):
    if got != expected:
        sys.exit(f"{what}: {got!r} instead of {expected!r}")


def main():
    library = open_library(sys.argv[1])
    italian = Reader(library, "sspi", "it_IT.UTF-8")

    message = italian[0x80090328]
    expect("the text", str(message.text), "Il certificato ricevuto è scaduto.")
    expect("the symbol", str(message.symbol), "SEC_E_CERT_EXPIRED")
    expect("the locale", str(message.locale), "it")
    expect("as it was written", str(italian.written("sspi:-2146893016").text), str(message.text))
    expect("what is no code", italian.written("no code"), None)

    unknown = italian[0x12345678]
    expect("an unknown code", (unknown.known, str(unknown.text)), (0, "Unknown status code."))

    inside = italian[0x80070005]
    expect("a code inside a code", (str(inside.facility), str(inside.wrapped_domain), inside.wrapped_value),
           ("FACILITY_WIN32", "win32", 5))

    # Room for all but the last byte of "è": the letter is left out, not cut in two.
    room = ctypes.create_string_buffer(len("Il certificato ricevuto è".encode()))
    needed = library.interco_copy(message.text.data, message.text.size, room, len(room))
    expect("a truncated copy", (room.value.decode(errors="replace"), needed), ("Il certificato ricevuto ", message.text.size))

    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "damaged.dat")
        with open(path, "wb") as file:
            file.write(bytes(1000))
        catalog, error = ctypes.c_void_p(), ctypes.create_string_buffer(400)
        status = library.interco_catalog_load(path.encode(), 0, ctypes.byref(catalog), error, len(error))
        expect("a damaged file", (status, catalog.value), (NOT_A_CATALOG, None))
        expect("what is said of it", error.value.decode().startswith(path + ": "), True)

    expect("a domain that there is not", library.interco_catalog_embedded(b"none", TERMINATED, ctypes.byref(catalog)),
           NOT_FOUND)
    print(message.text)


main()
