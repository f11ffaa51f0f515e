// sign.mjs FOLDER SECRET ID SECONDS BODY: writes the signature that the package "standardwebhooks", installed in FOLDER, gives a delivery.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [folder, secret, id, seconds, body] = process.argv.slice(2);
const { Webhook } = createRequire(join(folder, 'package.json'))('standardwebhooks');
console.log(new Webhook(secret).sign(id, new Date(Number(seconds) * 1000), body));
