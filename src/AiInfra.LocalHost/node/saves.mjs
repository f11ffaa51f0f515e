// Preloaded into a supervised server. Azurite writes its whole database every 5 s once anything changed; with hundreds of MB it hardly did anything else (seen: six tenths of its time at 340 MB).
// Here saving takes a fifth of the time at most: after each save it pauses for four times as long as that took. At SIGTERM it saves as ever.
import { createRequire } from 'node:module';

if (process.argv[1]?.includes('azurite')) {
  const { prototype } = createRequire(process.argv[1])('lokijs');
  const { autosaveDirty, close, saveDatabase } = prototype;

  prototype.saveDatabase = function (callback) {
    const began = performance.now();
    return saveDatabase.call(this, (...outcome) => {
      const ended = performance.now();
      this.noSaveBefore = ended + 4 * (ended - began);
      callback?.(...outcome);
    });
  };

  prototype.autosaveDirty = function () {
    return performance.now() >= (this.noSaveBefore ?? 0) && autosaveDirty.call(this);
  };

  prototype.close = function (callback) {
    this.noSaveBefore = 0;
    return close.call(this, callback);
  };
}
