// verify.mjs FOLDER SECRET ID SECONDS SIGNATURES BASE64BODY: writes what the package "standardwebhooks", installed in FOLDER, makes of a delivery: "verified", or why it refuses it.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [folder, secret, id, timestamp, signature, body] = process.argv.slice(2);
const { Webhook, WebhookVerificationError } = createRequire(join(folder, 'package.json'))('standardwebhooks');
try {
  new Webhook(secret).verify(Buffer.from(body, 'base64').toString('utf8'), { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature });
  console.log('verified');
} catch (error) {
  if (!(error instanceof WebhookVerificationError)) throw error;
  console.log(error.message);
}
