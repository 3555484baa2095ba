// The coverage page. What comes from the data is set as text, never as markup.
'use strict';
(() => {
  const deepest = 8; // arguments in arguments; no text of a person has more
  const signs = {untranslated: '–', 'needs-review': '?', stale: '↻', refused: '✕', translated: '✓', reviewed: '✓✓'};
  // From the best to the worst, as in bars.
  const state_order = ['reviewed', 'translated', 'needs-review', 'stale', 'refused', 'untranslated'];

  const by_id = (id) => document.getElementById(id);
  /** Makes an element: attributes by name, then children, of which strings are text. */
  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes ?? {})) {
      if (value !== undefined && value !== null) element.setAttribute(key, value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  }

  const data = JSON.parse(by_id('data').textContent);
  const right_to_left = document.documentElement.dir === 'rtl';

  // What the page says ------------------------------------------------------------------------------------------------
  const ui = data.language;
  const number = new Intl.NumberFormat(ui);
  const percent = new Intl.NumberFormat(ui, {style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1});
  /** Returns a word, and its language where that is not the page's: English, which answers where a translation is missing. */
  const word = (name) => [data.words[name]].flat();
  /** Returns a list of strings and {value: string}. A word without values is no pattern. */
  function said_parts(name, values) {
    const [text, tag = ui] = word(name);
    return values ? format_message(text, new Map(Object.entries(values)), tag) : [text];
  }
  const say = (name, values) => said_parts(name, values).map((part) => typeof part === 'string' ? part : part.value).join('');
  /** The attributes of what is said in another language than the page's. */
  function language_of(name) {
    const [, tag] = word(name);
    return tag ? {lang: tag, dir: language(tag).dir} : {};
  }
  /** What is said, with its values in elements of that name where one is given: to be put into an element. */
  function said(name, values, value_element) {
    const parts = said_parts(name, values).map((part) => typeof part === 'string' ? part : value_element ? make(value_element, {}, part.value) : part.value);
    return parts.length > 1 || word(name).length > 1 ? make('span', language_of(name), ...parts) : parts[0];
  }
  const option = (value, name) => make('option', {value, ...language_of(name)}, say(name));

  // The codes ---------------------------------------------------------------------------------------------------------
  const codes = []; // of all domains: {domain, code, symbol, place}
  const by_link = new Map();
  data.domains.forEach((domain) => domain.codes.forEach((code) => {
    const entry = {domain, code, place: codes.length, link: by_link.has(code.s) ? `${domain.name}:${code.s}` : code.s};
    codes.push(entry);
    by_link.set(entry.link, entry);
    by_link.set(`${domain.name}:${code.s}`, entry);
  }));

  // Languages -------------------------------------------------------------------------------------------------------
  const scripts_from_right = new Set(['Adlm', 'Arab', 'Aran', 'Hebr', 'Mand', 'Mend', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa', 'Yezi']);
  const languages = new Map();
  /** What is known of a language: its names and its direction. */
  function language(tag) {
    if (!languages.has(tag)) {
      const known = {tag, name: tag, own: '', dir: 'ltr'};
      try {
        known.name = new Intl.DisplayNames([ui], {type: 'language'}).of(tag);
        const own = new Intl.DisplayNames([tag], {type: 'language'}).of(tag);
        known.own = own === known.name ? '' : own;
        known.dir = scripts_from_right.has(new Intl.Locale(tag).maximize().script) ? 'rtl' : 'ltr';
      } catch { /* no tag that this browser knows: shown as it is */ }
      languages.set(tag, known);
    }
    return languages.get(tag);
  }
  const all_tags = [...new Set(data.domains.flatMap((domain) => domain.languages.map((each) => each.locale)))]
    .sort((a, b) => language(a).name.localeCompare(language(b).name, ui));

  // Parts -----------------------------------------------------------------------------------------------------------
  const svg_name = 'http://www.w3.org/2000/svg';
  const shapes = {
    error: ['M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Z', 'M8.5 8.5l7 7m0-7l-7 7'],
    warning: ['M12 2.5 22.5 21h-21Z', 'M12 9.5v5.5m0 2.3v.7'],
    informational: ['M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Z', 'M12 11v6m0-9.7v.7'],
    success: ['M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Z', 'M7.5 12.5l3 3 6-6.5'],
  };
  function icon(severity) {
    const svg = document.createElementNS(svg_name, 'svg');
    for (const [key, value] of [['viewBox', '0 0 24 24'], ['class', `icon ${severity}`], ['aria-hidden', 'true']]) svg.setAttribute(key, value);
    shapes[severity].forEach((shape, i) => {
      const path = document.createElementNS(svg_name, 'path');
      path.setAttribute('d', shape);
      path.setAttribute('fill', i === 0 ? 'currentColor' : 'none');
      if (i === 1) {
        path.setAttribute('class', 'sign');
        path.setAttribute('stroke', 'var(--sheet)');
        path.setAttribute('stroke-width', '2');
        path.setAttribute('stroke-linecap', 'round');
        path.setAttribute('stroke-linejoin', 'round');
      }
      svg.append(path);
    });
    return svg;
  }
  const severity_of = (entry) => data.severities[entry.code.g];
  const severity = (entry) => make('span', {class: 'severity'}, icon(severity_of(entry)), said(`severity_${severity_of(entry)}`));
  const audience = (entry) => said(`audience_${data.audiences[entry.code.a]}`);
  const chip = (state) => make('span', {class: `chip ${state}`}, make('span', {'aria-hidden': 'true'}, signs[state]), said(`state_${state}`));
  const hex = (value) => `0x${value.toString(16).toUpperCase().padStart(8, '0')}`;
  /** A value as people know it: decimal where it is no HRESULT or NTSTATUS and has no more than 16 bits. */
  const shown_value = ({code, domain}) => domain.plain && Math.abs(code.v | 0) < 0x10000 ? String(code.v | 0) : hex(code.v);
  const state_name = (translation) => data.states[translation ? translation[0] : 0];
  const is_served = (state) => state === 'translated' || state === 'reviewed';
  const english_language = language('en');
  /** What is English whatever the page speaks: notes of the definitions, what is wrong with a text. */
  const in_english = (...children) => make('span', {lang: 'en', dir: 'ltr'}, ...children);
  /** What is read from left to right whatever the page speaks: symbols, values, names of files. */
  const verbatim = (name, attributes, ...children) => make(name, {...attributes, dir: 'ltr'}, ...children);

  /**
   * A text in its language and direction, as it is written. What a program inserts is marked, and isolated: in
   * {n, plural, other {# ships}}, all between odd braces is syntax, which is read from left to right, and all between
   * even ones is text again.
   */
  function text_element(class_name, text, of, code) {
    const element = make('p', {class: class_name, lang: of.tag, dir: of.dir});
    if (!code.arguments) {
      element.append(text);
      return element;
    }
    const open = [element];
    for (const part of text.match(/'[{}][^']*'?|[{}]|'|[^{}']+/g) ?? []) {
      if (part === '}' && open.length > 1) {
        const inner = open.pop();
        (open.length % 2 === 1 ? inner : open.at(-1)).append(part);
      } else if (part === '{' && open.length <= 2 * deepest) {
        const is_syntax = open.length % 2 === 1;
        const inner = make('bdi', is_syntax ? {dir: 'ltr', class: 'value'} : {dir: of.dir});
        open.at(-1).append(...(is_syntax ? [inner] : [part, inner]));
        if (is_syntax) inner.append(part);
        open.push(inner);
      } else {
        open.at(-1).append(part);
      }
    }
    return element;
  }

  // The matrix ------------------------------------------------------------------------------------------------------
  const sum_of = (stats, state) => stats.texts[state] + stats.actions[state];
  function share(stats, domain, tag) {
    const bar = make('span', {class: 'bar', 'aria-hidden': 'true'});
    const numbers = [];
    for (const state of state_order) {
      const n = sum_of(stats, state);
      if (n === 0) continue;
      const part = make('i', {class: state});
      part.style.flexGrow = n;
      bar.append(part);
      if (numbers.length) numbers.at(-1).append(' ·'); // at the end of a line, never at the beginning of one
      if (numbers.length) numbers.push(' ');
      numbers.push(make('span', {}, said(`state_${state}`), ` ${number.format(n)}`));
    }
    const button = make('button', {type: 'button', class: 'share', 'data-domain': domain.name, 'data-locale': tag},
      said('share_served', {share: percent.format(stats.served_percent / 100)}, 'b'), ' · ',
      make('span', {class: 'read'}, said('share_reviewed', {share: percent.format(stats.reviewed_percent / 100)})), bar, make('span', {class: 'numbers'}, ...numbers));
    button.addEventListener('click', () => {
      by_id('domain').value = domain.name;
      by_id('language').value = tag;
      by_id('state').value = '';
      apply();
      by_id('texts').scrollIntoView();
      by_id('texts').focus({preventScroll: true});
    });
    return button;
  }
  function show_matrix() {
    const head = make('tr', {}, make('th', {scope: 'col'}, said('language')));
    for (const domain of data.domains) {
      const n = domain.codes.reduce((sum, code) => sum + 1 + (code.n ? 1 : 0), 0);
      // Each is isolated: behind a Latin name a number would go to the wrong side of it, from right to left.
      head.append(make('th', {scope: 'col'}, verbatim('bdi', {}, domain.name), ' ', make('small', {}, make('bdi', {}, said('text_count', {count: n})))));
    }
    const body = make('tbody');
    for (const tag of all_tags) {
      const of = language(tag);
      const row = make('tr', {}, make('th', {scope: 'row'}, of.name, make('small', {}, make('bdi', {lang: tag, dir: of.dir}, of.own), of.own === '' ? '' : ' · ', tag)));
      for (const domain of data.domains) {
        const stats = domain.languages.find((each) => each.locale === tag);
        row.append(stats ? make('td', {}, share(stats, domain, tag)) : make('td', {class: 'none'}, said('no_translations')));
      }
      body.append(row);
    }
    by_id('matrix').append(make('thead', {}, head), body);
    for (const state of state_order) {
      const n = data.domains.flatMap((domain) => domain.languages).reduce((sum, stats) => sum + sum_of(stats, state), 0);
      by_id('legend').append(make('li', {}, make('i', {class: state}), make('span', {}, make('b', {}, `${signs[state]} `, said(`state_${state}`)), ` (${number.format(n)}) `, said(`means_${state}`))));
    }
    const texts = data.domains.flatMap((domain) => domain.codes).reduce((sum, code) => sum + 1 + (code.n ? 1 : 0), 0);
    by_id('summary').append(said('summary', {texts, languages: all_tags.length, domains: data.domains.length}));
  }

  // The list --------------------------------------------------------------------------------------------------------
  function translated(entry, place) {
    const of = language(entry.domain.languages[place].locale);
    const {t, n} = entry.code;
    const part = (class_name, translation) => {
      if (translation && translation[1] !== '') return text_element(class_name, translation[1], of, entry.code);
      return make('p', {class: `${class_name} missing`, dir: document.documentElement.dir}, said('english_answers'));
    };
    const cell = make('div', {class: 'cell', 'data-locale': of.tag},
      make('p', {class: 'who'}, make('span', {title: of.own}, of.name), chip(state_name(t[place + 1]))), part('text', t[place + 1]));
    if (n) {
      if (state_name(n[place + 1]) !== state_name(t[place + 1])) cell.append(make('p', {class: 'who action-state'}, said('action'), chip(state_name(n[place + 1]))));
      cell.append(part('action', n[place + 1]));
    }
    return cell;
  }
  function row(entry) {
    const {code, domain} = entry;
    const english = make('div', {class: 'cell', 'data-locale': 'en'},
      make('p', {class: 'who'}, make('span', {}, english_language.name), make('span', {}, said('source'))), text_element('text', code.t[0], english_language, code));
    if (code.n) english.append(text_element('action', code.n[0], english_language, code));
    const others = make('div', {class: 'others'});
    domain.languages.forEach((each, place) => {
      if (wanted.language === '' || wanted.language === each.locale) others.append(translated(entry, place));
    });
    return make('li', {'data-place': entry.place}, make('article', {'aria-label': code.s},
      make('div', {class: 'code-top'}, make('h3', {}, verbatim('a', {href: `#${entry.link}`}, code.s)), verbatim('span', {class: 'mono'}, shown_value(entry)),
        severity(entry), make('span', {}, audience(entry)), data.domains.length > 1 ? make('span', {}, domain.name) : null),
      make('div', {class: 'pair'}, english, others)));
  }

  const step = 30; // codes that are added when the end comes near: more than a screen
  const ahead = 1500; // CSS pixels that are ready below the screen
  let matches = [];
  let shown = 0;
  function show_more(least = step) {
    const end = Math.min(matches.length, shown + least);
    const rows = document.createDocumentFragment();
    for (; shown < end; ++shown) rows.append(row(matches[shown]));
    by_id('list').append(rows);
    by_id('more').textContent = shown < matches.length ? '…' : '';
  }
  const end_is_near = () => by_id('more').getBoundingClientRect().top < innerHeight + ahead;
  function fill_screen() {
    while (shown < matches.length && end_is_near()) show_more();
  }
  new IntersectionObserver(fill_screen, {rootMargin: `${ahead}px`}).observe(by_id('more'));

  // The filter ------------------------------------------------------------------------------------------------------
  // Letters that Unicode does not decompose, though many keyboards lack them.
  const plain_letters = {ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ı: 'i'};
  /**
   * A text as it is compared: without case, accents and the variants of compatibility (UAX #15, NFKD), with ASCII digits, one
   * kind of apostrophe and hyphen; nothing that is not seen, such as marks of direction, and no tatweel, which only makes an
   * Arabic word wider.
   */
  const plain = (text) => text.normalize('NFKD').replace(/[\p{M}\p{Cf}\u0640]+/gu, '').toLowerCase()
    .replace(/[ßæœøłđı]/g, (letter) => plain_letters[letter])
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) % 16))
    .replace(/[‘’ʼ]/g, "'").replace(/[\u2010-\u2015\u2212]/g, '-');
  /** Everything by which a code is found: its value in each spelling, its names, its texts. */
  function haystack(entry) {
    if (entry.haystack === undefined) {
      const {s, v, t, n, of} = entry.code;
      const parts = [`${entry.domain.name}:${s}`, of ?? '', hex(v), String(v)];
      if (v >= 0x80000000) parts.push(String(v - 0x100000000), `0xffffffff${hex(v).slice(2)}`, String(BigInt.asUintN(64, BigInt(v) - 0x100000000n)));
      for (const text of n ? [t, n] : [t]) {
        parts.push(text[0]);
        for (let i = 1; i < text.length; ++i) parts.push(text[i] ? text[i][1] : '');
      }
      entry.haystack = plain(parts.join('\n'));
    }
    return entry.haystack;
  }
  let wanted = {language: ''};
  function read_filter() {
    const value = (id) => by_id(id).value;
    return {domain: value('domain'), language: value('language'), state: value('state'), severity: value('severity'), audience: value('audience'),
      terms: plain(value('query')).split(/\s+/).filter((term) => term !== '')};
  }
  /** Returns how many texts of a code are in the state asked for, in the languages asked for. */
  function texts_in_state(entry) {
    let n = 0;
    entry.domain.languages.forEach((each, place) => {
      if (wanted.language !== '' && wanted.language !== each.locale) return;
      n += state_name(entry.code.t[place + 1]) === wanted.state ? 1 : 0;
      n += entry.code.n && state_name(entry.code.n[place + 1]) === wanted.state ? 1 : 0;
    });
    return n;
  }
  function fits(entry) {
    return (wanted.domain === '' || wanted.domain === entry.domain.name) &&
      (wanted.language === '' || entry.domain.languages.some((each) => each.locale === wanted.language)) &&
      (wanted.severity === '' || wanted.severity === severity_of(entry)) &&
      (wanted.audience === '' || wanted.audience === data.audiences[entry.code.a]) &&
      wanted.terms.every((term) => haystack(entry).includes(term));
  }
  const longest_slice = 12; // ms, so that typing is never held up
  let generation = 0;
  async function apply() {
    const mine = ++generation;
    wanted = read_filter();
    by_id('list').setAttribute('aria-busy', 'true');
    const found = [];
    let texts = 0;
    let until = performance.now() + longest_slice;
    for (const entry of codes) {
      if (performance.now() > until) {
        await new Promise((resume) => setTimeout(resume));
        if (mine !== generation) return;
        until = performance.now() + longest_slice;
      }
      if (!fits(entry)) continue;
      const n = wanted.state === '' ? 0 : texts_in_state(entry);
      if (wanted.state !== '' && n === 0) continue;
      texts += n;
      found.push(entry);
    }
    matches = found;
    shown = 0;
    by_id('list').replaceChildren();
    show_more();
    fill_screen();
    if (matches.length === 0) by_id('list').append(make('li', {class: 'empty'}, said('nothing_found')));
    const all = matches.length === codes.length;
    by_id('count').replaceChildren(said(all ? 'all_codes' : 'some_codes', {shown: number.format(matches.length), count: codes.length}),
      ...(wanted.state === '' ? [] : [' · ', said(`state_${wanted.state}`), ` ${number.format(texts)}`]));
    by_id('count').dataset.codes = matches.length;
    by_id('count').dataset.texts = texts;
    by_id('reset').hidden = all && wanted.language === '';
    by_id('list').setAttribute('aria-busy', 'false');
  }
  function show_filter() {
    const fill = (id, options) => by_id(id).append(option('', 'any'), ...options);
    fill('domain', data.domains.map((domain) => make('option', {value: domain.name}, domain.name)));
    fill('language', all_tags.map((tag) => make('option', {value: tag}, language(tag).name)));
    for (const [id, values] of [['state', state_order], ['severity', data.severities], ['audience', data.audiences]]) {
      fill(id, values.map((each) => option(each, `${id}_${each}`)));
    }
    by_id('domain').closest('label').hidden = data.domains.length < 2;
    let waiting;
    by_id('filter').addEventListener('input', () => {
      by_id('list').setAttribute('aria-busy', 'true');
      clearTimeout(waiting);
      waiting = setTimeout(apply, 60); // ms: several keys, one search
    });
    by_id('filter').addEventListener('reset', () => {
      by_id('query').focus(); // the button goes away
      setTimeout(apply);
    });
    by_id('filter').addEventListener('submit', (event) => event.preventDefault());
  }

  // Messages with arguments: ICU's MessageFormat, as far as texts use it ----------------------------------------------
  /** Returns a list of strings and {value: string}; throws where a text is no message. */
  function format_message(pattern, values, tag) {
    let at = 0;
    const fail = () => { throw new SyntaxError(`column ${at + 1}`); };
    const blanks = () => { while (/\s/.test(pattern[at] ?? '')) ++at; };
    const word = () => {
      blanks();
      const found = /^[^\s{},]+/.exec(pattern.slice(at, at + 256));
      if (!found) fail();
      at += found[0].length;
      blanks();
      return found[0];
    };
    const expect = (character) => { if (pattern[at++] !== character) fail(); };
    function message(depth, in_plural) {
      if (depth > deepest) fail();
      const parts = [];
      let text = '';
      const flush = () => { if (text !== '') parts.push(text); text = ''; };
      while (at < pattern.length && pattern[at] !== '}') {
        const c = pattern[at];
        if (c === "'" && pattern[at + 1] === "'") {
          text += "'";
          at += 2;
        } else if (c === "'" && ('{}'.includes(pattern[at + 1] ?? ' ') || (in_plural !== null && pattern[at + 1] === '#'))) {
          for (++at; at < pattern.length && (pattern[at] !== "'" || pattern[at + 1] === "'"); ++at) {
            text += pattern[at];
            at += pattern[at] === "'" ? 1 : 0;
          }
          ++at;
        } else if (c === '#' && in_plural !== null) {
          flush();
          parts.push({value: new Intl.NumberFormat(tag).format(in_plural)});
          ++at;
        } else if (c === '{') {
          flush();
          ++at;
          parts.push(...argument(depth, in_plural));
        } else {
          text += c;
          ++at;
        }
      }
      flush();
      return parts;
    }
    function argument(depth, in_plural) {
      const name = word();
      const value = values.get(name) ?? `{${name}}`;
      if (pattern[at] === '}') {
        ++at;
        return [{value}];
      }
      expect(',');
      const type = word();
      if (!['plural', 'select', 'selectordinal'].includes(type)) {
        for (; at < pattern.length && pattern[at] !== '}';) ++at; // a style is not drawn
        expect('}');
        return [{value: type === 'number' && !Number.isNaN(Number(value)) ? new Intl.NumberFormat(tag).format(Number(value)) : value}];
      }
      expect(',');
      let offset = 0;
      const options = new Map();
      for (blanks(); pattern[at] !== '}'; blanks()) {
        const key = word();
        if (key.startsWith('offset:')) {
          offset = Number(key.slice('offset:'.length) || word());
          continue;
        }
        expect('{');
        options.set(key, message(depth + 1, type === 'select' ? in_plural : Number(value) - offset));
        expect('}');
      }
      ++at;
      const rule = type === 'select' ? value : new Intl.PluralRules(tag, {type: type === 'plural' ? 'cardinal' : 'ordinal'}).select(Number(value) - offset);
      return options.get(`=${value}`) ?? options.get(rule) ?? options.get('other') ?? fail();
    }
    const parts = message(0, null);
    return at === pattern.length ? parts : fail();
  }

  // One code --------------------------------------------------------------------------------------------------------
  /** A text as a program shows it: with examples for its arguments, each of which is isolated. */
  function shown_text(class_name, text, of, code) {
    if (!code.arguments) return make('p', {class: class_name, lang: of.tag, dir: of.dir}, text);
    const element = make('p', {class: class_name, lang: of.tag, dir: of.dir});
    try {
      const values = new Map(code.arguments.map(([name, , , example]) => [name, example]));
      for (const part of format_message(text, values, of.tag)) element.append(typeof part === 'string' ? part : make('bdi', {}, part.value));
    } catch {
      element.append(text);
    }
    return element;
  }
  const length_of = (text) => [...text].length;
  const one_digit = new Intl.NumberFormat(ui, {minimumFractionDigits: 1, maximumFractionDigits: 1});
  /** A drawn error dialog. Where a text is not served, the English stands in it. */
  function box(entry, of, text, action) {
    const {code, domain} = entry;
    const main = make('div', {}, shown_text('text', text.text, text.of, code));
    if (action) main.append(shown_text('action', action.text, action.of, code));
    main.append(make('p', {class: 'code'}, make('bdi', {dir: 'ltr'}, `${code.s} (${shown_value(entry)})`)));
    return make('div', {class: 'box', dir: of.dir},
      make('div', {class: 'box-title', 'aria-hidden': 'true'}, make('bdi', {}, domain.name), make('span', {}, '✕')),
      make('div', {class: 'box-main'}, icon(severity_of(entry)), main),
      make('div', {class: 'box-buttons', 'aria-hidden': 'true'}, make('span', {}, 'OK')));
  }
  /** The words of two texts, as del and ins where they differ: a longest common subsequence. */
  function difference(before, now) {
    const a = before.split(/(?<=\s)/);
    const b = now.split(/(?<=\s)/);
    const most = 400; // words: the table is as large as their product
    if (a.length > most || b.length > most) return [make('del', {}, before), ' ', make('ins', {}, now)];
    const width = b.length + 1;
    const length = new Uint16Array((a.length + 1) * width);
    for (let i = a.length - 1; i >= 0; --i) {
      for (let j = b.length - 1; j >= 0; --j) length[i * width + j] = a[i].trim() === b[j].trim() ? length[(i + 1) * width + j + 1] + 1 : Math.max(length[(i + 1) * width + j], length[i * width + j + 1]);
    }
    const parts = [];
    let i = 0;
    let j = 0;
    while (i < a.length || j < b.length) {
      if (i < a.length && j < b.length && a[i].trim() === b[j].trim()) {
        parts.push(b[j++]);
        ++i;
      } else if (i < a.length && (j === b.length || length[(i + 1) * width + j] >= length[i * width + j + 1])) parts.push(make('del', {}, a[i++].trim()), ' ');
      else parts.push(make('ins', {}, b[j++].trim()), ' ');
    }
    return parts;
  }
  function more_facts(entry, place, kind, translation) {
    const stats = entry.domain.languages[place];
    const more = translation[3] ?? {};
    const list = make('dl', {class: 'more-facts'});
    const add = (name, ...content) => list.append(make('dt', {}, said(name), ...(kind ? [' (', said(kind), ')'] : [])), make('dd', {}, ...content));
    if (more.why) add('why', in_english(more.why));
    if (more.from) add('from', in_english(...difference(more.from, entry.code[kind ? 'n' : 't'][0])));
    if (more.by) add('reviewer', make('bdi', {}, more.by));
    if (more.comment) add('comment', make('bdi', {}, more.comment));
    if (!is_served(state_name(translation))) add('place', verbatim('bdi', {class: 'mono'}, translation[2] ? `${stats.file}:${translation[2]}` : stats.file));
    return list.childElementCount ? list : null;
  }
  /** How long the text of a drawn dialog is, its arguments as their examples: so interco check counts too. */
  function measure(drawn, english, most) {
    const length_in = (box) => length_of(box.querySelector('.text').textContent);
    const n = length_in(drawn);
    const element = make('p', {class: 'measure'}, said('characters', {count: n}));
    if (english !== drawn) element.append(' · ', said('ratio', {ratio: one_digit.format(n / length_in(english))}));
    if (most) element.append(' · ', make('span', {class: n > most ? 'over' : 'within'}, said('at_most', {most: number.format(most)})));
    return element;
  }
  function english_box(entry) {
    const of = english_language;
    const {t, n} = entry.code;
    return box(entry, of, {text: t[0], of}, n ? {text: n[0], of} : null);
  }
  function preview(entry, place, english) {
    const {code, domain} = entry;
    const of = language(domain.languages[place].locale);
    const served = (texts) => {
      const translation = texts[place + 1];
      return translation && translation[1] !== '' ? {text: translation[1], of} : {text: texts[0], of: english_language};
    };
    const state = state_name(code.t[place + 1]);
    const action_state = code.n ? state_name(code.n[place + 1]) : state;
    const drawn = box(entry, of, served(code.t), code.n ? served(code.n) : null);
    const figure = make('figure', {'data-locale': of.tag},
      make('figcaption', {class: 'who'}, make('b', {}, of.name), chip(state), action_state === state ? null : make('span', {}, said('action')), action_state === state ? null : chip(action_state)),
      drawn, measure(drawn, english, code.max));
    if (!is_served(state) || !is_served(action_state)) figure.append(make('p', {class: 'measure'}, said('english_answers')));
    for (const [kind, texts] of [['', code.t], ['action', code.n]]) {
      const facts = texts && texts[place + 1] ? more_facts(entry, place, kind, texts[place + 1]) : null;
      if (facts) figure.append(facts);
    }
    return figure;
  }
  function facts_of(entry) {
    const {code} = entry;
    const list = make('dl', {class: 'facts'});
    const add = (name, ...content) => list.append(make('dt', {}, said(name)), make('dd', {}, ...content));
    const spellings = new Set([shown_value(entry), hex(code.v), String(code.v | 0), String(code.v)]);
    add('value', verbatim('span', {class: 'mono'}, [...spellings].join('  ')));
    add('severity', severity(entry));
    add('audience', audience(entry));
    if (code.of) add('other_names', verbatim('a', {href: `#${entry.domain.name}:${code.of}`}, code.of));
    if (code.occurs) add('occurs', in_english(code.occurs));
    if (code.note) add('note', in_english(code.note));
    if (code.max) add('longest', said('characters', {count: code.max}));
    if (code.arguments) {
      add('parameters', ...code.arguments.map(([name, type, note, example]) => make('div', {}, verbatim('code', {}, `{${name}}`), ' ', in_english(note ? `${type}, ${note}` : type), ' · ',
        said('example'), ' ', make('bdi', {class: 'value'}, example))));
    }
    return list;
  }
  let open_entry = null;
  function open(entry) {
    open_entry = entry;
    by_id('view-title').textContent = entry.code.s;
    const {code} = entry;
    const english = english_box(entry);
    by_id('view-body').replaceChildren(facts_of(entry), make('div', {class: 'previews'},
      make('figure', {'data-locale': 'en'}, make('figcaption', {class: 'who'}, make('b', {}, english_language.name), make('span', {}, said('source'))), english, measure(english, english, code.max)),
      ...entry.domain.languages.map((_, place) => preview(entry, place, english))));
    const view = by_id('view');
    if (!view.open) view.showModal();
    view.scrollTop = 0;
    by_id('view-title').focus({preventScroll: true});
    const place = matches.indexOf(entry);
    by_id('previous').disabled = place <= 0;
    by_id('next').disabled = place < 0 || place + 1 >= matches.length;
  }
  function linked_entry() {
    const link = location.hash.slice(1);
    try {
      return by_link.get(decodeURIComponent(link));
    } catch {
      return by_link.get(link); // no UTF-8, as in "#%FF"
    }
  }
  function follow_link() {
    const entry = linked_entry();
    if (entry) open(entry);
    else if (by_id('view').open) by_id('view').close();
  }
  function go(by) {
    const place = matches.indexOf(open_entry) + by;
    if (open_entry && matches[place] && matches.includes(open_entry)) {
      history.replaceState(null, '', `#${matches[place].link}`);
      open(matches[place]);
    }
  }
  function show_view() {
    by_id('previous').append(right_to_left ? '→ ' : '← ', said('previous'));
    by_id('next').append(said('next'), right_to_left ? ' ←' : ' →');
    by_id('close').append(said('close'));
    by_id('previous').addEventListener('click', () => go(-1));
    by_id('next').addEventListener('click', () => go(1));
    by_id('close').addEventListener('click', () => by_id('view').close());
    by_id('view').addEventListener('click', (event) => { if (event.target === by_id('view')) by_id('view').close(); });
    by_id('view').addEventListener('close', () => {
      if (linked_entry()) history.replaceState(null, '', '#');
      const link = document.querySelector(`#list > li[data-place="${open_entry.place}"] h3 a`);
      open_entry = null;
      link?.focus();
    });
    addEventListener('hashchange', follow_link);
  }

  // Keys, theme, print ----------------------------------------------------------------------------------------------
  function step_in_list(by) {
    const rows = by_id('list').children;
    const here = document.activeElement?.closest('#list > li');
    const place = here ? [...rows].indexOf(here) + by : 0;
    if (place >= rows.length - 1 && shown < matches.length) show_more();
    rows[Math.max(0, Math.min(place, rows.length - 1))]?.querySelector('h3 a')?.focus();
  }
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (by_id('view').open) {
      if (event.key === 'ArrowLeft') go(right_to_left ? 1 : -1);
      if (event.key === 'ArrowRight') go(right_to_left ? -1 : 1);
      return;
    }
    if (/^(input|select|textarea)$/i.test(event.target.tagName)) {
      if (event.key === 'Escape') event.target.blur();
      return;
    }
    if (event.key === '/') {
      event.preventDefault();
      by_id('query').focus();
      by_id('query').select();
    }
    if (event.key === 'j') step_in_list(1);
    if (event.key === 'k') step_in_list(-1);
  });
  const theme_key = 'interco-theme';
  function set_theme(scheme) {
    document.documentElement.style.colorScheme = scheme;
    by_id('theme').value = scheme;
  }
  try { // storage may be forbidden
    set_theme(localStorage.getItem(theme_key) ?? 'light dark');
  } catch {
    set_theme('light dark');
  }
  by_id('theme').addEventListener('change', () => {
    set_theme(by_id('theme').value);
    try { localStorage.setItem(theme_key, by_id('theme').value); } catch { /* for this visit only */ }
  });
  const most_printed = 3000; // codes: some hundred sheets
  addEventListener('beforeprint', () => {
    show_more(Math.max(0, Math.min(matches.length, most_printed) - shown));
    if (matches.length > most_printed) by_id('list').append(make('li', {class: 'empty'}, said('print_limit', {count: most_printed})));
  });

  for (const element of document.querySelectorAll('[data-word]')) {
    element.textContent = say(element.dataset.word);
    for (const [key, value] of Object.entries(language_of(element.dataset.word))) element.setAttribute(key, value);
  }
  by_id('query').placeholder = say('search_hint');
  document.title = `${say('title')} · ${data.domains.map((domain) => domain.name).join(', ')}`;
  show_matrix();
  show_filter();
  show_view();
  apply().then(follow_link);
})();
