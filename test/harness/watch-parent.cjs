// Preloaded into the server: it ends when whoever started it is gone, however that ended.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) {
    process.exit(0);
  }
}, 1000).unref();
