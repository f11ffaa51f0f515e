// check.mjs FOLDER < MESSAGE: reads a mail with the packages installed in FOLDER and writes what it found as one line of JSON.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';

const require = createRequire(join(process.argv[2], 'package.json'));
const { simpleParser } = require('mailparser');
const { HtmlValidate } = require('html-validate');

const mail = await simpleParser(await buffer(process.stdin), { skipTextToHtml: true });
const report = await new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'no-inline-style': 'off', // many mail clients drop style sheets
    'long-title': 'off', // the title is the subject, which is never shown as one
  },
}).validateString(mail.html);

console.log(JSON.stringify({
  subject: mail.subject,
  messageId: mail.messageId,
  inReplyTo: mail.inReplyTo ?? null,
  to: mail.to.value.map((a) => a.address),
  headers: Object.fromEntries(mail.headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 1).replace(/\r\n/g, '').trim()])),
  list: mail.headers.get('list') ?? null,
  text: mail.text,
  html: mail.html,
  attachments: mail.attachments.length,
  faults: report.results.flatMap((r) => r.messages).map((m) => `${m.line}:${m.column} ${m.ruleId}: ${m.message}`),
}));
