/* Our few lines beside htmx. Everything works without them; they only say and focus what a swap would hide. */
(() => {
  const region = () => document.getElementById('announce');

  /** Says a short text once. Emptied first, so that the same words twice are heard twice. */
  const announce = (text) => {
    const place = region();
    if (!place) return;
    place.textContent = '';
    requestAnimationFrame(() => (place.textContent = text));
  };

  // A reader's own click or submit moves her focus to what it brought; an update that the server began never does.
  document.addEventListener('htmx:after:swap', ({ detail: { ctx } }) => {
    const fromStream = ctx.response?.headers?.get('Content-Type')?.includes('text/event-stream');
    if (fromStream || !ctx.sourceEvent?.isTrusted) return;
    const target = ctx.target?.isConnected ? ctx.target : document.getElementById(ctx.target?.id);
    const said = target?.querySelector('[data-announce]');
    if (said) announce(said.textContent.trim());
    (target?.matches('[data-focus-after]') ? target : target?.querySelector('[data-focus-after]'))?.focus();
  });

  // Read aloud: only where the browser can, only on pages that carry the button.
  const button = document.querySelector('[data-read-aloud]');
  if (button && 'speechSynthesis' in window) {
    const words = { off: button.textContent, on: button.dataset.stop };
    const show = (on) => {
      button.textContent = on ? words.on : words.off;
      button.setAttribute('aria-pressed', String(on));
    };
    button.hidden = false;
    button.addEventListener('click', () => {
      if (speechSynthesis.speaking) return speechSynthesis.cancel();
      const speech = new SpeechSynthesisUtterance(document.querySelector('main').innerText);
      speech.lang = document.documentElement.lang;
      speech.onend = speech.onerror = () => show(false);
      speechSynthesis.speak(speech);
      show(true);
    });
    window.addEventListener('pagehide', () => speechSynthesis.cancel());
  }
})();
