// node check.mjs <folder of node_modules> <chromium> <folder for pictures, or -> <url>…
// Opens each page as a desktop reader (light and dark) and as a phone reader do; prints one JSON line: what the console said, what axe found, what is wider than the screen.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [modules, chromiumPath, pictures, ...urls] = process.argv.slice(2);
const require = createRequire(join(modules, 'package.json'));
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const looks = {
  light: { colorScheme: 'light', viewport: { width: 900, height: 900 } },
  dark: { colorScheme: 'dark', viewport: { width: 900, height: 900 } },
  phone: { colorScheme: 'light', viewport: { width: 390, height: 844 }, deviceScaleFactor: 1, isMobile: true, hasTouch: true },
};

const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu'] });
const found = [];
for (const [look, options] of Object.entries(looks)) {
  const context = await browser.newContext(options);
  for (const [index, url] of urls.entries()) {
    const page = await context.newPage();
    const say = text => found.push(`${look} ${index}: ${text}`);
    page.on('console', message => {
      const isOwnStatus = message.location().url === url && message.text().includes('status of 404'); // a page that says what is not there
      if (['error', 'warning'].includes(message.type()) && !isOwnStatus) say(`console: ${message.text()}`);
    });
    page.on('pageerror', error => say(`error: ${error.message}`));
    await page.goto(url);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) say(`${wide} px wider than the screen`);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
    for (const violation of violations) say(`axe ${violation.id}: ${violation.help}: ${violation.nodes.map(n => n.html).join(' | ')}`);
    if (pictures !== '-') await page.screenshot({ path: join(pictures, `${index === 0 ? 'manage' : `page${index}`}-${look}.png`), fullPage: true });
    await page.close();
  }
  await context.close();
}
await browser.close();
console.log(JSON.stringify(found));
