// Runs in every page before its own scripts: counts frames, plays what others do, and, in our
// page, speaks for the server. `acts` is what the bench asks of a page.
(() => {
  const sockets = [];
  const intervals = [];
  let last = 0;
  let steps = [];
  let seen = false;
  let tellUsable;

  const bench = {
    frames: 0,
    /** Milliseconds from navigation until all notes were there for two frames. */
    usable: new Promise((resolve) => {
      tellUsable = resolve;
    }),
    awaited: 0,
    reset() {
      intervals.length = 0;
      bench.frames = 0;
    },
    /** Milliseconds within which 95 of 100 frames followed the one before. */
    p95() {
      const ranked = [...intervals].sort((a, b) => a - b);
      return ranked[Math.ceil(ranked.length * 0.95) - 1] ?? 0;
    },
    prepare(next) {
      steps = next.map((step) => ('frame' in step ? { ...step, frame: bytesOf(step.frame) } : step));
    },
    /** Plays the next steps in time; what is left when the time is over is left out. */
    play(every, milliseconds) {
      const end = performance.now() + milliseconds;
      return new Promise((resolve) => {
        const timer = setInterval(() => {
          const step = steps.shift();
          if (step) take(step);
          if (performance.now() < end) return;
          clearInterval(timer);
          resolve();
        }, every);
      });
    },
  };
  globalThis.bench = bench;

  const bytesOf = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer;

  function take(step) {
    if ('frame' in step) hear(step);
    else if ('move' in step) globalThis.acts.move(...step.move);
    else globalThis.acts.point(step.point);
  }

  function hear({ document, frame }) {
    for (const socket of sockets) {
      if (socket.url.endsWith(document)) socket.onmessage({ data: frame });
    }
  }

  globalThis.WebSocket = class extends WebSocket {
    constructor(...address) {
      super(...address);
      sockets.push(this);
    }
  };

  function tick(now) {
    bench.frames += 1;
    if (last) intervals.push(now - last);
    last = now;
    requestAnimationFrame(tick);
    if (bench.awaited && !seen) look();
  }
  requestAnimationFrame(tick);

  function look() {
    if ((globalThis.acts?.count() ?? 0) < bench.awaited) return;
    seen = true;
    requestAnimationFrame(() => requestAnimationFrame(() => tellUsable(performance.now())));
  }
})();
