// Derives src/AiInfra/Rates/history.csv from the dated versions of an npm data package. See README.md beside it.
//   node build/rates/derive.mjs [newest version to look at, for example 2026.9.29]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = '@fawazahmed0/currency-api';
const target = fileURLToPath(new URL('../../src/AiInfra/Rates/history.csv', import.meta.url));
// The currencies of the ECB's reference rates in its own order; BGN ended with 2025 but older deals are quoted in it.
const currencies = ('USD JPY BGN CZK DKK GBP HUF PLN RON SEK CHF ISK NOK TRY AUD BRL CAD CNY HKD IDR ILS INR KRW MXN MYR NZD PHP SGD THB ZAR').split(' ');
const longestGapDays = 35; // ExchangeRates.MaxAgeDays
const dayMilliseconds = 24 * 60 * 60 * 1000;

// Run from the temporary folder, so that no project settings of npm decide anything.
function npm(folder, ...args) {
  return execFileSync('npm', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 64 * 1024 * 1024 });
}

function versionsUpTo(folder, newest) {
  const dayOf = (version) => Date.UTC(...version.split('.').map((part, i) => (i === 1 ? part - 1 : Number(part))));
  return JSON.parse(npm(folder, 'view', source, 'versions', '--json'))
    .filter((version) => /^\d{4}\.\d{1,2}\.\d{1,2}$/.test(version))
    .map((version) => ({ version, month: version.split('.', 2).join('.'), day: dayOf(version) }))
    .sort((a, b) => a.day - b.day)
    .filter(({ day }) => !newest || day <= dayOf(newest));
}

// The first version of each month and the newest one; in a gap that is still too long, the last version before its end.
function monthly(versions) {
  const picked = versions.filter(({ month }, i) => i === 0 || month !== versions[i - 1].month || i === versions.length - 1);
  const fillers = picked.slice(1).flatMap((next, i) => {
    const between = versions.filter(({ day }) => day > picked[i].day && day < next.day);
    return (next.day - picked[i].day) / dayMilliseconds > longestGapDays ? between.slice(-1) : [];
  });
  return [...picked, ...fillers].sort((a, b) => a.day - b.day);
}

function readEuro(folder, version) {
  const archive = npm(folder, 'pack', `${source}@${version}`, '--silent').trim().split('\n').pop();
  const path = 'package/v1/currencies/eur.json';
  execFileSync('tar', ['-xzf', archive, path], { cwd: folder });
  const { date, eur } = JSON.parse(readFileSync(join(folder, path), 'utf8'));
  rmSync(join(folder, archive));
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || typeof eur !== 'object') throw new Error(`${version}: eur.json is not as expected`);
  return { date, eur };
}

// A number as it stands in the data; what is missing, or is no plain positive number, is not there.
function cell(rate) {
  return typeof rate === 'number' && rate > 0 && /^\d+(\.\d+)?$/.test(String(rate)) ? String(rate) : 'N/A';
}

const folder = mkdtempSync(join(tmpdir(), 'rates-'));
try {
  const days = new Map();
  for (const { version } of monthly(versionsUpTo(folder, process.argv[2]))) {
    const { date, eur } = readEuro(folder, version);
    days.set(date, currencies.map((currency) => cell(eur[currency.toLowerCase()])));
    console.log(`${version}: ${date}`);
  }
  const rows = [...days].sort(([a], [b]) => (a < b ? 1 : -1)).map(([date, cells]) => [date, ...cells, ''].join(','));
  writeFileSync(target, [['Date', ...currencies, ''].join(','), ...rows, ''].join('\n'));
} finally {
  rmSync(folder, { recursive: true });
}
