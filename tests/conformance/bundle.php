<?php
// Opens the built catalog as a plain ICU bundle, and compares every Italian text with it.po and every English one with en.txt.
// Usage: bundle.php sspi.dat en.txt it.po
[, $package, $english, $italian] = $argv;
$path = substr($package, 0, -strlen('.dat'));

function fail(string $text): never {
    fwrite(STDERR, "$text\n");
    exit(1);
}

function unquote(string $quoted): string {
    return stripcslashes(substr($quoted, 1, -1));
}

$expected = ['en' => [], 'it' => []];
preg_match_all('/^ {4}([\w.]+) { ("(?:[^"\\\\]|\\\\.)*") }$/m', file_get_contents($english), $found, PREG_SET_ORDER);
foreach ($found as [, $key, $text]) {
    $expected['en'][$key] = unquote($text);
}
$string = '((?:"(?:[^"\\\\]|\\\\.)*"\s*)+)';
preg_match_all("/^msgctxt $string^msgid $string^msgstr $string/m", file_get_contents($italian), $found, PREG_SET_ORDER);
foreach ($found as [, $key, , $text]) {
    $join = fn(string $parts) => implode('', array_map('unquote', preg_split('/\n/', trim($parts))));
    $expected['it'][$join($key)] = $join($text);
}

foreach (['it' => 'it', 'it_CH' => 'it', 'en' => 'en', 'en_GB' => 'en'] as $locale => $language) {
    $bundle = new ResourceBundle($locale, $path);
    if (count($expected[$language]) < 95) {
        fail("only " . count($expected[$language]) . " texts in the $language source");
    }
    foreach ($expected[$language] as $key => $text) {
        if ($bundle->get($key) !== $text) {
            fail("$locale: $key\n  expected: $text\n  found:    " . var_export($bundle->get($key), true));
        }
    }
}
$locales = ResourceBundle::getLocales($path);
sort($locales);
if ($locales !== ['en', 'it']) {
    fail('locales: ' . implode(', ', $locales));
}
echo count($expected['it']), " Italian and ", count($expected['en']), " English texts are the same\n";
