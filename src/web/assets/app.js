// Smooths what already works without JavaScript. No inline code, no globals.
(() => {
  'use strict';

  const RESUBMIT_AFTER_MS = 15000; // A lost request must not lock the form; the server's idempotency key guards the rest.
  const BUSY_LABEL_AFTER_MS = 300;

  // htmx 4.0.1 parses answers with a second argument that Chromium up to about 141 refuses; without the function it
  // falls back to DOMParser.
  try {
    Document.parseHTMLUnsafe?.('', {});
  } catch {
    Document.parseHTMLUnsafe = undefined;
  }

  document.querySelector('[data-error-summary]')?.focus();

  /** Puts words into the live region of the page. */
  function announce(text) {
    const status = document.querySelector('[data-page-status]');
    if (!status) return;
    status.textContent = text;
    status.className = 'visually-hidden';
  }

  /** The same, for all to see: the request of a part of the page came to nothing and what was typed is still there. */
  function announceFailure() {
    announce('送信できませんでした。入力内容は画面に残っています。しばらくしてから、もう一度行ってください。');
    const status = document.querySelector('[data-page-status]');
    if (status) status.className = 'page__failure';
  }

  // A form that posts is sent once: a second press while the first is under way is swallowed.
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== 'post') return;
    if (form.dataset.sending) {
      event.preventDefault();
      return;
    }
    form.dataset.sending = 'true';
    const button = event.submitter;
    setTimeout(() => {
      if (form.dataset.sending && button) showBusy(button);
    }, BUSY_LABEL_AFTER_MS);
    setTimeout(() => release(form), RESUBMIT_AFTER_MS);
  });

  function showBusy(button) {
    const label = button.dataset.busyLabel ?? '送信しています…';
    button.dataset.label = button.textContent;
    button.textContent = label;
    button.setAttribute('aria-disabled', 'true');
    announce(label);
  }

  function release(form) {
    delete form.dataset.sending;
    for (const button of form.querySelectorAll('[data-label]')) {
      button.textContent = button.dataset.label;
      delete button.dataset.label;
      button.removeAttribute('aria-disabled');
    }
  }

  // Whoever leaves a page with something typed that was not sent is asked. A form that came back with messages holds such text from the start.
  const ASKS = 'main form[method="post"]:not([action="/login"])';
  const typedInto = new Set(
    document.querySelector('[data-error-summary]') ? [...document.querySelectorAll(ASKS)].slice(0, 1) : [],
  );
  document.addEventListener('input', ({ target }) => {
    const form = target.closest(ASKS);
    if (form) typedInto.add(form);
  });
  document.addEventListener('submit', (event) => {
    if (!event.defaultPrevented) typedInto.clear();
  });
  addEventListener('beforeunload', (event) => {
    if (typedInto.size > 0) event.preventDefault();
  });

  // Back to a page kept by the browser: its forms can be sent again.
  addEventListener('pageshow', (event) => {
    if (event.persisted) document.querySelectorAll('form[data-sending]').forEach(release);
  });

  // An answer that is a page of its own (error, sign-in) is opened as a page instead of being put into a part of this one.
  document.addEventListener('htmx:after:request', (event) => {
    const { request, response } = event.detail.ctx;
    const failed = response.status >= 400 && response.status !== 422;
    if (!failed && !response.raw.redirected) return;
    event.preventDefault();
    if (response.raw.redirected) location.assign(response.raw.url);
    else openPlainly(request);
  });

  // No answer, or one that could not be put in place.
  document.addEventListener('htmx:error', (event) => {
    if (event.detail.ctx) openPlainly(event.detail.ctx.request);
  });

  /** Reading is repeated as an ordinary request, which shows whatever is wrong; a post is never repeated. */
  function openPlainly({ method, action }) {
    if (method === 'GET') location.assign(action);
    else announceFailure();
  }

  // The date that a field repeats in words is that of the last answer; it goes as soon as another one is typed.
  document.addEventListener('input', ({ target }) => {
    const echo = document.getElementById(`${target.id}-echo`);
    if (!echo) return;
    echo.remove();
    const described = target
      .getAttribute('aria-describedby')
      .split(' ')
      .filter((id) => id !== echo.id);
    if (described.length > 0) target.setAttribute('aria-describedby', described.join(' '));
    else target.removeAttribute('aria-describedby');
  });

  // A replaced part says its new count once.
  document.addEventListener('htmx:after:swap', () => {
    const changed = document.querySelector('[data-announce]');
    if (changed) announce(changed.textContent);
  });
})();
