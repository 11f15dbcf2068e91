// Pure JS stand-in for the native @vscode/spdlog, so that no compiler is needed.
// Without it VS Code still starts, but output channels and log files stay empty.
const fs = require('node:fs');
const path = require('node:path');
const NAMES = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'];
const pad = (n, w = 2) => String(n).padStart(w, '0');
class Logger {
  constructor(_type, name, filename) {
    this.name = name;
    this.filename = filename;
    this.level = 2;
    this.raw = false;
    this.buffer = '';
    this.timer = undefined;
    fs.mkdirSync(path.dirname(filename), { recursive: true });
    fs.closeSync(fs.openSync(filename, 'a'));
  }
  _log(level, message) {
    if (level < this.level) {
      return;
    }
    if (this.raw) {
      this.buffer += message;
    } else {
      const d = new Date();
      this.buffer += `${d.getFullYear()}-${pad(d.getMonth() + 1)}-${pad(d.getDate())} ${pad(d.getHours())}:${pad(d.getMinutes())}:${pad(d.getSeconds())}.${pad(d.getMilliseconds(), 3)} [${NAMES[level]}] ${message}\n`;
    }
    this.timer ??= setTimeout(() => this.flush(), 20).unref();
  }
  trace(m) {
    this._log(0, m);
  }
  debug(m) {
    this._log(1, m);
  }
  info(m) {
    this._log(2, m);
  }
  warn(m) {
    this._log(3, m);
  }
  error(m) {
    this._log(4, m);
  }
  critical(m) {
    this._log(5, m);
  }
  getLevel() {
    return this.level;
  }
  setLevel(l) {
    this.level = l;
  }
  setPattern() {
    this.raw = false;
  }
  clearFormatters() {
    this.raw = true;
  }
  flush() {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (!this.buffer) {
      return;
    }
    const b = this.buffer;
    this.buffer = '';
    try {
      fs.appendFileSync(this.filename, b);
    } catch {
      /* the log folder is gone */
    }
  }
  drop() {
    this.flush();
    live.delete(this);
  }
}
const live = new Set();
process.on('exit', () => {
  for (const l of live) {
    l.flush();
  }
});
const make = async (name, filename) => {
  const l = new Logger('rotating', name, filename);
  live.add(l);
  return l;
};
exports.version = 11500;
exports.LogLevel = { Trace: 0, Debug: 1, Info: 2, Warning: 3, Error: 4, Critical: 5, Off: 6 };
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.shutdown = () => {};
exports.createRotatingLogger = make;
exports.createAsyncRotatingLogger = make;
