// Shows the received cards with Microsoft's renderer, newest first, and asks for new ones. Card content is hostile: text stays text (of its Markdown only links are read), links open
// http(s) pages only, and the page's Content-Security-Policy forbids every other load and every inline script.
const { AdaptiveCard, HostConfig, OpenUrlAction } = globalThis.AdaptiveCards;
const askEveryMs = 2000;
const list = document.getElementById('cards');
const state = document.getElementById('state');
const shown = new Map();

const colour = name => ({ default: `var(--${name})`, subtle: name === 'text' ? 'var(--muted)' : `var(--${name})` });
const foregroundColors = {
  default: colour('text'), dark: colour('text'), light: colour('muted'), accent: colour('accent'), good: colour('good'), warning: colour('warning'), attention: colour('attention'),
};
const hostConfig = new HostConfig({
  fontFamily: 'var(--font)',
  fontSizes: { small: 13, default: 15, medium: 17, large: 20, extraLarge: 25 },
  lineHeights: { small: 18, default: 21, medium: 23, large: 26, extraLarge: 32 },
  spacing: { small: 6, default: 10, medium: 16, large: 24, extraLarge: 32, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  containerStyles: {
    default: { backgroundColor: 'var(--surface)', foregroundColors },
    emphasis: { backgroundColor: 'var(--raised)', foregroundColors },
    accent: { backgroundColor: 'var(--raised)', foregroundColors },
    good: { backgroundColor: 'var(--raised)', foregroundColors },
    warning: { backgroundColor: 'var(--tint-warning)', foregroundColors },
    attention: { backgroundColor: 'var(--raised)', foregroundColors },
  },
  factSet: { title: { color: 'default', isSubtle: true, weight: 'default', wrap: true, maxWidth: 130 }, value: { wrap: true }, spacing: 12 },
  actions: { maxActions: 6, spacing: 'default', buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left', showCard: { actionMode: 'inline', inlineTopMargin: 12 } },
  supportsInteractivity: true,
});

// An escape (CommonMark 0.31 §2.4: a backslash before ASCII punctuation), or a link to a web page whose text may hold escapes. Anything else of Markdown stays text.
const escapeOrLink = /\\([!-/:-@[-`{-~])|\[((?:\\.|[^\\[\]])*)\]\((https?:\/\/[^\s()\\]*)\)/g;
const element = (name, text, properties) => Object.assign(document.createElement(name), { innerText: text }, properties);
const literal = markdown => markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1');

// Built as elements and text, never as markup.
AdaptiveCard.onProcessMarkdown = (markdown, result) => {
  const scratch = document.createElement('p');
  let end = 0;
  for (const match of markdown.matchAll(escapeOrLink)) {
    const [whole, escaped, text, url] = match;
    scratch.append(element('span', markdown.slice(end, match.index)), escaped ?? element('a', literal(text), { href: url }));
    end = match.index + whole.length;
  }
  scratch.append(element('span', markdown.slice(end)));
  result.outputHtml = scratch.innerHTML;
  result.didProcess = true;
};

const isWebPage = url => URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);

function render(content) {
  try {
    const card = new AdaptiveCard();
    card.hostConfig = hostConfig;
    card.onExecuteAction = action => {
      if (action instanceof OpenUrlAction && isWebPage(action.url)) window.open(action.url, '_blank', 'noopener,noreferrer');
    };
    card.parse(content);
    const element = card.render();
    for (const link of element.querySelectorAll('a[href]')) {
      if (isWebPage(link.getAttribute('href'))) Object.assign(link, { target: '_blank', rel: 'noopener noreferrer' });
      else link.removeAttribute('href');
    }
    return element;
  } catch (error) {
    const failed = document.createElement('p');
    failed.className = 'failed';
    failed.textContent = `This card cannot be rendered: ${error.message}`;
    return failed;
  }
}

function show({ receivedAt, card, bytes }) {
  const article = document.getElementById('message').content.cloneNode(true).firstElementChild;
  const time = article.querySelector('time');
  time.dateTime = receivedAt;
  time.textContent = new Date(receivedAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
  article.querySelector('.card').append(render(card));
  article.querySelector('summary').textContent = `JSON, ${(bytes / 1024).toFixed(1)} KB`;
  article.querySelector('pre').textContent = JSON.stringify(card, null, 2);
  return article;
}

function update(cards) {
  const ids = new Set(cards.map(card => card.id));
  for (const [id, article] of shown) if (!ids.has(id)) { article.remove(); shown.delete(id); }
  list.querySelector('.empty')?.remove();
  for (const card of cards.toReversed().filter(card => !shown.has(card.id))) {
    const article = show(card);
    shown.set(card.id, article);
    list.prepend(article);
  }
  if (cards.length === 0) list.append(document.getElementById('empty').content.cloneNode(true));
}

let tag;
async function ask() {
  try {
    const answer = await fetch('/local/teams.json', { headers: tag ? { 'If-None-Match': tag } : {}, cache: 'no-store' });
    if (answer.status === 200) {
      const cards = await answer.json();
      tag = answer.headers.get('ETag');
      update(cards);
      state.textContent = cards.length === 1 ? '1 card' : `${cards.length} cards`;
    } else if (answer.status !== 304) throw new Error(`status ${answer.status}`);
    state.classList.remove('lost');
  } catch {
    tag = undefined;
    state.classList.add('lost');
    state.textContent = 'The app does not answer; asking again …';
  }
  setTimeout(ask, askEveryMs);
}
ask();
