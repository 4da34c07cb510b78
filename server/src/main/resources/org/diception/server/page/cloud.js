// Depth as points in space that turn: drag, or arrow keys. Distances are assumed, as disparity has no metres: far is 5 × near.

const MOST_POINTS = 60000;
const FAR = 5;
const DISTANCE = 3.8; // of the eye
const MOST_SIZE = 6;

export class Cloud {
  #canvas;
  #points = []; // x right, y down, z away, and a colour, around the middle, and how far from its neighbour
  #turn = 0.35;
  #tilt = -0.15;

  constructor(canvas) {
    this.#canvas = canvas;
    let from = null;
    canvas.addEventListener('pointerdown', (event) => {
      from = event;
      canvas.setPointerCapture(event.pointerId);
    });
    canvas.addEventListener('pointermove', (event) => {
      if (!from) return;
      this.#move((event.clientX - from.clientX) / 200, (event.clientY - from.clientY) / 200);
      from = event;
    });
    canvas.addEventListener('pointerup', () => { from = null; });
    canvas.addEventListener('keydown', (event) => {
      const way = { ArrowLeft: [-0.1, 0], ArrowRight: [0.1, 0], ArrowUp: [0, -0.1], ArrowDown: [0, 0.1] }[event.key];
      if (way) {
        this.#move(...way);
        event.preventDefault();
      }
    });
  }

  /** @param disparity float32, 1 near, row by row; @param photo an image of the same size */
  show(disparity, photo, width, height) {
    const every = Math.max(1, Math.ceil(Math.sqrt(width * height / MOST_POINTS)));
    const colours = new OffscreenCanvas(width, height).getContext('2d');
    colours.drawImage(photo, 0, 0);
    const { data } = colours.getImageData(0, 0, width, height);
    this.#points = [];
    const focal = 0.72 * Math.hypot(width, height) / Math.hypot(1, 0.66); // 26 mm on film, as the server assumes
    for (let y = 0; y < height; y += every) {
      for (let x = 0; x < width; x += every) {
        const i = y * width + x;
        const z = 1 / (1 / FAR + (1 - 1 / FAR) * disparity[i]);
        this.#points.push([(x - width / 2) * z / focal, (y - height / 2) * z / focal, z - 2, data[4 * i], data[4 * i + 1], data[4 * i + 2], every * z / focal]);
      }
    }
    this.#draw();
  }

  #move(turn, tilt) {
    this.#turn += turn;
    this.#tilt = Math.max(-1.5, Math.min(1.5, this.#tilt + tilt));
    this.#draw();
  }

  #draw() {
    const { width, height } = this.#canvas;
    const image = new ImageData(width, height);
    const depth = new Float32Array(width * height).fill(Infinity);
    const [ct, st, ck, sk] = [Math.cos(this.#turn), Math.sin(this.#turn), Math.cos(this.#tilt), Math.sin(this.#tilt)];
    for (const [x, y, z, red, green, blue, apart] of this.#points) {
      const away = z * ct - x * st;
      const far = DISTANCE + away * ck - y * sk;
      if (far < 0.2) continue;
      const left = Math.round(width / 2 + (x * ct + z * st) / far * width);
      const top = Math.round(height / 2 + (y * ck + away * sk) / far * width);
      const size = Math.min(MOST_SIZE, Math.ceil(apart / far * width) + 1); // so that no gaps show
      for (let k = 0; k < size * size; k++) {
        const [px, py] = [left + k % size, top + Math.floor(k / size)];
        const at = py * width + px;
        if (px >= 0 && px < width && py >= 0 && py < height && far < depth[at]) {
          depth[at] = far;
          image.data.set([red, green, blue, 255], 4 * at);
        }
      }
    }
    this.#canvas.getContext('2d').putImageData(image, 0, 0);
  }
}
