// What the bench asks of our page, which it knows from outside only, as a person does.
(() => {
  const person = { id: 'bench-0000000000000000', name: 'Anouk', department: 'marketing' };
  // Somebody whom this browser knows, so that no card asks for a name.
  localStorage.setItem('empathyboard.person', JSON.stringify(person));

  const world = () => document.querySelector('.world');
  const placed = /translate3d\((-?[\d.e-]+)px, (-?[\d.e-]+)px, 0(?:px)?\) scale\(([\d.e-]+)\)/;
  const camera = () => (placed.exec(world().style.transform) ?? []).slice(1).map(Number);

  globalThis.acts = {
    count: () => document.getElementsByClassName('note').length,
    zoom: () => camera()[2],
    placeOf: (id) => {
      const { left, top } = document.getElementById(`note-${id}`).getBoundingClientRect();
      const [x, y] = globalThis.acts.screenOf([0, 0]);
      return [(left - x) / camera()[2], (top - y) / camera()[2]];
    },
    screenOf: ([x, y]) => {
      const { left, top } = document.querySelector('.canvas').getBoundingClientRect();
      const [dx, dy, zoom] = camera();
      return [left + dx + x * zoom, top + dy + y * zoom];
    },
  };
})();
