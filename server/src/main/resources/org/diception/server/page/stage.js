// The photo with the shown answer over it, points, and a divider for comparing. Coordinates are pixels of the upright photo.

const SVG = 'http://www.w3.org/2000/svg';

export class Stage {
  #photo = document.querySelector('#photo');
  #canvas = document.querySelector('#answer');
  #svg = document.querySelector('#points');
  #box = document.querySelector('#stage');
  #cross = null;
  #layer = null;
  #chosen = null;
  points = [];

  /** @param on called with a click or a look at { x, y }, and when the last point shall go */
  constructor(on) {
    const place = (event) => {
      const box = this.#photo.getBoundingClientRect();
      return this.#inside((event.clientX - box.left) / box.width * this.width, (event.clientY - box.top) / box.height * this.height);
    };
    this.#box.addEventListener('click', (event) => on.click(place(event)));
    this.#box.addEventListener('pointermove', (event) => on.look(place(event)));
    this.#box.addEventListener('keydown', (event) => this.#key(event, on));
    this.#box.addEventListener('blur', () => { this.#cross = null; this.#mark(); });
  }

  get width() { return this.#photo.naturalWidth; }

  get height() { return this.#photo.naturalHeight; }

  async open(url) {
    this.#photo.src = url;
    await this.#photo.decode();
    this.#canvas.width = this.width;
    this.#canvas.height = this.height;
    this.#svg.setAttribute('viewBox', `0 0 ${this.width} ${this.height}`);
    this.points = [];
    this.#cross = null;
    this.show(null, 'No answer yet');
  }

  /** Shows a layer, or only the photo. */
  show(layer, words) {
    this.#layer = layer;
    this.#chosen = null;
    this.#canvas.setAttribute('aria-label', words);
    this.#draw();
    this.#mark();
  }

  /** Brings one thing of the layer out; null for all. */
  choose(thing) {
    if (thing !== this.#chosen) {
      this.#chosen = thing;
      this.#draw();
    }
  }

  set opacity(share) { this.#canvas.style.opacity = share; }

  /** How much of the answer is shown, from the left. */
  set compare(share) {
    this.#canvas.style.clipPath = `inset(0 ${100 - 100 * share}% 0 0)`;
    this.divider = share;
    this.#mark();
  }

  setPoints(points) {
    this.points = points;
    this.#mark();
  }

  #draw() {
    const context = this.#canvas.getContext('2d');
    context.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    this.#layer?.draw(context, this.#chosen);
  }

  #mark() {
    const size = Math.max(this.width, this.height) / 90;
    const shapes = this.points.map(({ x, y }) => shape('circle', 'point', { cx: x, cy: y, r: size }));
    if (this.#cross) {
      const { x, y } = this.#cross;
      shapes.push(shape('path', 'cross', { d: `M${x - 3 * size} ${y}h${6 * size}M${x} ${y - 3 * size}v${6 * size}` }));
    }
    if (this.divider > 0 && this.divider < 1) {
      shapes.push(shape('path', 'divider', { d: `M${this.divider * this.width} 0v${this.height}` }));
    }
    this.#svg.replaceChildren(...shapes);
  }

  #key(event, on) {
    const step = Math.max(1, Math.round(Math.max(this.width, this.height) / (event.shiftKey ? 200 : 40)));
    const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
    if (moves[event.key]) {
      const from = this.#cross ?? { x: this.width / 2, y: this.height / 2 };
      this.#cross = this.#inside(from.x + moves[event.key][0], from.y + moves[event.key][1]);
      this.#mark();
      on.look(this.#cross);
    } else if (event.key === 'Enter' || event.key === ' ') {
      on.click(this.#cross ?? this.#inside(this.width / 2, this.height / 2));
    } else if (event.key === 'Backspace' || event.key === 'Delete') {
      on.undo();
    } else {
      return;
    }
    event.preventDefault();
  }

  #inside(x, y) {
    return {
      x: Math.max(0, Math.min(this.width - 1, Math.floor(x))),
      y: Math.max(0, Math.min(this.height - 1, Math.floor(y))),
    };
  }
}

function shape(kind, name, attributes) {
  const element = document.createElementNS(SVG, kind);
  element.setAttribute('class', name);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  return element;
}
