// The pages of `interco site`: the search, the choice of the appearance, the bilingual view, and a change of the language that
// keeps the place. A page is whole without it. It runs in the head, so that what it decides of the look is there before the
// page is drawn; it loads nothing but the search data of its own site, which is a script, since a page from a disk may not
// read files otherwise. Texts of catalogs go into the page as text, never as markup.
'use strict';
(() => {
  const root = document.documentElement;
  const by_id = (id) => document.getElementById(`ui.${id}`); // no symbol and no language has a full stop
  const kept = (key) => {
    try { return localStorage.getItem(`interco-site-${key}`); } catch { return null; } // storage may be forbidden
  };
  const keep = (key, value) => {
    try { localStorage.setItem(`interco-site-${key}`, value); } catch { /* for this page only */ }
  };
  root.classList.add('js');
  root.dataset.appearance = kept('appearance') ?? 'auto';
  root.classList.toggle('bilingual', kept('english') === 'yes');

  // The search data ---------------------------------------------------------------------------------------------------
  const codes = []; // of all domains: {domain, symbol, name, value, last, hex, text, action, lang, file, words}
  let loading = null;
  // Letters that Unicode does not decompose, though many keyboards lack them.
  const plain_letters = {ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ı: 'i'};
  /**
   * A text as it is compared: no accents, no case, ASCII digits, one kind of apostrophe, hyphen and blanks (Unicode, NFKD);
   * nothing that is not seen, such as marks of direction, and no tatweel, which only makes an Arabic word wider.
   */
  function fold(text) {
    if (/^[ -~]*$/.test(text)) return text.toLowerCase().replace(/ {2,}/g, ' '); // of 100 000 texts most may be English
    return text.normalize('NFKD').replace(/[\p{M}\p{Cf}\u0640]+/gu, '').toLowerCase()
      .replace(/[ßæœøłđı]/g, (letter) => plain_letters[letter])
      .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) % 16))
      .replace(/[‘’ʼ]/g, "'").replace(/[\u2010-\u2015\u2212]/g, '-').replace(/\s+/g, ' ');
  }
  const hexadecimal = (value) => `0x${value.toString(16).toUpperCase().padStart(8, '0')}`;
  /** What search.js calls with the codes of a domain. */
  window.interco_search = (domain, is_hex, list) => {
    for (const [symbol, value, text, action, lang = '', file = symbol, last = value] of list) {
      const name = symbol.toLowerCase();
      const words = fold(text);
      codes.push({domain, symbol, value, last, text, lang, file, name, hex: is_hex ? hexadecimal(value) : '', words,
        all: `${name} ${domain} ${words} ${fold(action)}`}); // neither a symbol nor a domain has what is folded but case
    }
  };
  function load() {
    const {texts, domains} = document.body.dataset;
    loading ??= Promise.all(domains.split(' ').filter(Boolean).map((domain) => new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = `${texts}${domain}/search.js`;
      script.addEventListener('load', resolve);
      script.addEventListener('error', reject);
      document.head.append(script);
    })));
    return loading;
  }

  // The search --------------------------------------------------------------------------------------------------------
  /** The value of folded digits, as 32 bits: hexadecimal, decimal, with a sign, sign-extended to 64 bits; else null. */
  function value_of(digits) {
    let number;
    if (/^0x[0-9a-f]{1,16}$/.test(digits)) number = BigInt(digits);
    else if (/^[+-]?\d{1,20}$/.test(digits)) number = BigInt(digits.replace('+', ''));
    else if (/^[0-9a-f]{8}$/.test(digits)) number = BigInt(`0x${digits}`);
    else return null;
    if (number >> 31n === 0x1FFFFFFFFn) number = BigInt.asIntN(64, number);
    return number >= -0x80000000n && number <= 0xFFFFFFFFn ? Number(BigInt.asUintN(32, number)) : null;
  }
  function score(code, query, words, value, digits) {
    if (value !== null && (code.value === value || (digits !== null && code.value === digits))) return 100;
    if (value !== null && code.value < value && value <= code.last) return 95; // one that answers for unknown values
    if (code.name === query) return 90;
    if (code.name.startsWith(query)) return 60;
    if (query.length > 2 && code.hex.toLowerCase().startsWith(query)) return 50;
    if (code.name.includes(query)) return 40;
    if (code.words.includes(query)) return 30;
    if (words.every((word) => code.words.includes(word))) return 20;
    return words.every((word) => code.all.includes(word)) ? 10 : 0;
  }
  function find(text) {
    const query = fold(text.trim());
    const words = query.split(' ');
    const value = value_of(query);
    // Eight decimal digits may be hexadecimal ones.
    const digits = /^\d{8}$/.test(query) ? value_of(`0x${query}`) : null;
    return codes.map((code) => [score(code, query, words, value, digits), code]).filter(([points]) => points > 0)
      .sort((a, b) => b[0] - a[0]).map(([, code]) => code);
  }
  const make = (tag, attributes, ...content) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...content);
    return element;
  };
  const most_shown = 50;
  function show(found) {
    const status = by_id('found');
    const number = new Intl.NumberFormat(root.lang);
    const said = found === null ? status.dataset.failed
      : found.length === 0 ? status.dataset.nothing
      : (found.length > most_shown ? status.dataset.first : status.dataset.found)
        .replace('{count}', number.format(found.length)).replace('{shown}', number.format(most_shown));
    const list = by_id('results').querySelector('ol');
    list.replaceChildren(...(found ?? []).slice(0, most_shown).map((code) => {
      const english = code.lang ? {lang: code.lang, dir: code.lang === 'en' ? 'ltr' : root.dir} : {};
      return make('li', {}, make('a', {href: `${document.body.dataset.texts}${code.domain}/${code.file}.html`},
        make('span', {}, make('code', {dir: 'ltr', translate: 'no'}, code.symbol),
          make('span', {class: 'where'}, make('span', {dir: 'ltr'}, `${code.domain} · ${code.hex || code.value}${code.last === code.value ? '' : `\u2013${code.last}`}`))),
        make('span', english, code.text)));
    }));
    const visible = make('p', {class: 'said', 'aria-hidden': 'true'}, said);
    if (status.lang) visible.lang = status.lang;
    by_id('results').querySelector('.said')?.remove();
    list.before(visible);
    by_id('results').hidden = false;
    status.textContent = said;
  }
  function hide() {
    by_id('results').hidden = true;
    by_id('found').textContent = '';
  }
  async function search() {
    const asked = by_id('query').value;
    if (asked.trim() === '') return hide();
    try {
      await load();
    } catch {
      return show(null);
    }
    if (by_id('query').value === asked) show(find(asked));
  }
  function add_search() {
    const query = by_id('query');
    const form = query.form;
    const area = form.parentElement;
    query.addEventListener('focus', () => { load().catch(() => {}); if (query.value.trim() !== '') search(); });
    query.addEventListener('input', search);
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      await search(); // what is listed may be of other words, or not be there yet
      if (!by_id('results').hidden) by_id('results').querySelector('a')?.click();
    });
    area.addEventListener('keydown', (event) => {
      if (event.isComposing) return; // the key is for the candidates of an input method
      if (event.key === 'Escape') {
        if (!by_id('results').hidden) event.preventDefault(); // what was written stays
        query.focus();
        hide();
      }
      const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
      if (!step || by_id('results').hidden) return;
      event.preventDefault();
      const stops = [query, ...by_id('results').querySelectorAll('a')];
      stops[Math.max(0, Math.min(stops.indexOf(document.activeElement) + step, stops.length - 1))].focus();
    });
    document.addEventListener('pointerdown', (event) => { if (!area.contains(event.target)) hide(); });
    area.addEventListener('focusout', (event) => { if (event.relatedTarget && !area.contains(event.relatedTarget)) hide(); });
    addEventListener('keydown', (event) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input:not([type=checkbox]), select')) return;
      event.preventDefault();
      query.focus();
      query.select();
    });
    const asked = new URLSearchParams(location.search).get('q');
    if (asked) {
      query.value = asked;
      search();
    }
  }

  // The language ------------------------------------------------------------------------------------------------------
  const anchors = 'main tr[id], main section[id]';
  /** The anchor of what is read: the one of the address where it is in sight, else the first that is; '' at the top. */
  function anchor() {
    const is_in_sight = (element) => {
      const {top, bottom} = element.getBoundingClientRect();
      return bottom > 66 && top < innerHeight; // below the head of a table: scroll-padding-top
    };
    let named = null;
    try {
      named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch { /* no UTF-8, as in "#%FF" */ }
    if (named?.matches(anchors) && is_in_sight(named)) return `#${named.id}`;
    if (scrollY < 100) return '';
    const first = [...document.querySelectorAll(anchors)].find(is_in_sight);
    return first ? `#${first.id}` : '';
  }
  function add_languages() {
    const menu = document.querySelector('.languages');
    const update = () => {
      for (const link of menu.querySelectorAll('a')) {
        const url = new URL(link.href);
        url.hash = anchor();
        url.search = by_id('query').value.trim() === '' ? '' : new URLSearchParams({q: by_id('query').value}).toString();
        link.href = url.href;
      }
    };
    menu.addEventListener('toggle', () => { if (menu.open) update(); });
    for (const event of ['pointerdown', 'focusin', 'click']) menu.addEventListener(event, update);
    menu.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !menu.open) return;
      menu.open = false;
      menu.querySelector('summary').focus();
    });
    document.addEventListener('pointerdown', (event) => { if (!menu.contains(event.target)) menu.open = false; });
    menu.addEventListener('focusout', (event) => { if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false; });
  }

  document.addEventListener('DOMContentLoaded', () => {
    const appearance = by_id('appearance');
    appearance.value = root.dataset.appearance;
    appearance.addEventListener('change', () => {
      root.dataset.appearance = appearance.value;
      keep('appearance', appearance.value);
    });
    const english = document.querySelector('.bilingual:is(input)');
    if (english) {
      english.checked = root.classList.contains('bilingual');
      english.addEventListener('change', () => {
        root.classList.toggle('bilingual', english.checked);
        keep('english', english.checked ? 'yes' : 'no');
      });
    }
    add_search();
    add_languages();
  });
})();
