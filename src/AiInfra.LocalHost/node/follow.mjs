// Preloaded into a supervised server. When its supervisor asks it to stop, or is gone for whatever reason (SIGKILL included), the channel between them closes:
// the server then does what it does on SIGTERM. Azurite writes to disk only every 5 s and at SIGTERM; anything harder loses acknowledged writes.
// An emitted signal instead of a sent one, because Windows cannot send it.
process.on('disconnect', () => {
  if (!process.emit('SIGTERM', 'SIGTERM')) process.exit(143);
});
process.channel?.unref();
