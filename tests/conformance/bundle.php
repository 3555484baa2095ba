<?php
// Opens the built catalog of a domain as a plain ICU bundle, and compares every text with the sources: en.txt, it.po …
// Usage: bundle.php sspi.dat en.txt [TRANSLATION.po...]
[, $package, $english] = $argv;
$translations = array_slice($argv, 3);
$path = substr($package, 0, -strlen('.dat'));

function fail(string $text): never {
    fwrite(STDERR, "$text\n");
    exit(1);
}

function unquote(string $quoted): string {
    return stripcslashes(substr($quoted, 1, -1));
}

$expected = ['en' => []];
preg_match_all('/^ {4}([\w.]+) { ("(?:[^"\\\\]|\\\\.)*") }$/m', file_get_contents($english), $found, PREG_SET_ORDER);
foreach ($found as [, $key, $text]) {
    $expected['en'][$key] = unquote($text);
}
$string = '((?:"(?:[^"\\\\]|\\\\.)*"\s*)+)';
$join = fn(string $parts) => implode('', array_map('unquote', preg_split('/\n/', trim($parts))));
foreach ($translations as $file) {
    $locale = basename($file, '.po');
    $expected[$locale] = [];
    preg_match_all("/^msgctxt $string^msgid $string^msgstr $string/m", file_get_contents($file), $found, PREG_SET_ORDER);
    foreach ($found as [, $key, , $text]) {
        $expected[$locale][$join($key)] = $join($text);
    }
}

$asked = array_combine(array_keys($expected), array_keys($expected)) + ['en_GB' => 'en'];
if (isset($expected['it'])) {
    $asked['it_CH'] = 'it';
}
foreach ($asked as $locale => $language) {
    $bundle = new ResourceBundle($locale, $path);
    if (count($expected[$language]) < 70) { // the smallest domain has more
        fail("only " . count($expected[$language]) . " texts in the $language source");
    }
    foreach ($expected[$language] as $key => $text) {
        if ($bundle->get($key) !== $text) {
            fail("$locale: $key\n  expected: $text\n  found:    " . var_export($bundle->get($key), true));
        }
    }
}
$locales = ResourceBundle::getLocales($path);
$sources = array_keys($expected);
sort($locales);
sort($sources);
if ($locales !== $sources) {
    fail('locales: ' . implode(', ', $locales));
}
echo array_sum(array_map('count', $expected)), " texts in ", count($expected), " languages are the same\n";
