// check.mjs FOLDER FILE: writes, one a line, the faults of the Adaptive Cards in FILE, a JSON array: what Microsoft's own reader ("adaptivecards", installed in FOLDER) cannot take
// in version 1.4 or would drop, and what "ajv" finds against the schema beside this script.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [folder, file] = process.argv.slice(2);
const require = createRequire(join(folder, 'package.json'));
const { AdaptiveCard, SerializationContext, Versions } = require('adaptivecards/dist/adaptivecards.min.js');
const Ajv = require('ajv').default;
// The reader takes only every other "lang": its pattern has the flag g and is kept (adaptivecards 3.0.6). This takes the turn of the one it would refuse.
const skipATurn = () => new AdaptiveCard().parse({ type: 'AdaptiveCard', version: '1.4', lang: 'en' }, new SerializationContext(Versions.v1_4));
const isValid = new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync(new URL('used-elements.json', import.meta.url))));

function unread(card) {
  const context = new SerializationContext(Versions.v1_4);
  const read = new AdaptiveCard();
  read.parse(card, context);
  skipATurn();
  const faults = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message);
  const { msteams, ...known } = card; // Teams' own, which the reader leaves to its host
  return [...faults, ...dropped(known, read.toJSON(context), '')];
}

// What stands in the card and did not come out of the reader again.
function dropped(before, after, path) {
  if (typeof before !== 'object' || before === null) return before === after ? [] : [`${path} was read as ${JSON.stringify(after)}`];
  return Object.entries(before).flatMap(([name, value]) => dropped(value, after?.[name], `${path}/${name}`));
}

for (const [i, card] of JSON.parse(readFileSync(file, 'utf8')).entries()) {
  for (const fault of unread(card)) console.log(`${i}: ${fault}`);
  if (!isValid(card)) for (const { instancePath, message } of isValid.errors) console.log(`${i}: ${instancePath} ${message}`);
}
