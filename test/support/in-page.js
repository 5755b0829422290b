/* Runs inside of the page under test. Answers lists of sentences; an empty list is good. */
globalThis.checks = (() => {
  const name = (element) => {
    const text = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 30);
    return `<${element.localName} class="${element.getAttribute('class') ?? ''}" id="${element.id}"> ${text}`;
  };
  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('.vh');

  const sidewaysScroll = () => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.body.querySelectorAll('*')].filter((element) => {
      const box = element.getBoundingClientRect();
      return shown(element) && box.right > width + 1 && !element.closest('[data-scroll-x]') && !element.closest('svg');
    });
    return [`${document.documentElement.scrollWidth} > ${width}`, ...wide.slice(0, 8).map(name)];
  };

  /** A link inside of a sentence may be as high as its line. */
  const inText = (element) =>
    element.localName === 'a' && getComputedStyle(element).display === 'inline' && element.closest('p, li, td, th, dd');

  const targetBox = (element) => {
    const label =
      element.closest('label') ?? (element.id && document.querySelector(`label[for="${CSS.escape(element.id)}"]`));
    const choice = element.matches('[type=radio], [type=checkbox]');
    return (choice && label ? label : element).getBoundingClientRect();
  };

  const smallTargets = (least) => {
    const targets = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter(shown);
    return targets.flatMap((element) => {
      const { width, height } = targetBox(element);
      const needed = inText(element) ? 24 : least;
      const small = height < needed - 0.5 || width < 24;
      return small ? [`${Math.round(width)}×${Math.round(height)} ${name(element)}`] : [];
    });
  };

  const cutText = () =>
    [...document.body.querySelectorAll('*')]
      .filter((element) => {
        const { overflowX, overflowY, clipPath } = getComputedStyle(element);
        // What is clipped away on purpose is there for screen readers only.
        const cuts =
          clipPath === 'none' && [overflowX, overflowY].some((value) => value === 'hidden' || value === 'clip');
        return cuts && shown(element) && !element.closest('svg') && element.textContent.trim() !== '';
      })
      .filter(
        (element) => element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1,
      )
      .map(name);

  const lines = (text, start, length) => {
    const range = document.createRange();
    range.setStart(text, start);
    range.setEnd(text, start + length);
    return new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size;
  };
  const textsIn = (element) => {
    const texts = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) texts.push(walker.currentNode);
    return texts;
  };
  const brokenWords = () =>
    [...document.querySelectorAll('.tag, .table :is(td, th)')].filter(shown).flatMap((element) => {
      const words = textsIn(element).flatMap((text) =>
        [...text.data.matchAll(/[a-z]+/gi)].filter(({ 0: word, index }) => lines(text, index, word.length) > 1),
      );
      return words.length > 0 ? [`breaks ${words.map(([word]) => word)}: ${name(element)}`] : [];
    });

  const seen = new Set();
  const focusStop = () => {
    const element = document.activeElement;
    if (!element || element === document.body || seen.has(element)) return { end: true, problem: null };
    seen.add(element);
    const style = getComputedStyle(element);
    const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    if (!ring) return { end: false, problem: `no ring: ${name(element)}` };
    const box = element.getBoundingClientRect();
    const over = document.elementFromPoint(box.x + Math.min(box.width / 2, 20), box.y + box.height / 2);
    const covered =
      over && !element.contains(over) && !over.contains(element) && !over.closest('label')?.contains(element);
    return { end: false, problem: covered ? `covered by ${name(over)}: ${name(element)}` : null };
  };

  return { sidewaysScroll, smallTargets, cutText, brokenWords, focusStop };
})();
