// Answers that came: which one is shown, its legend, its things, its files.
import { Cloud } from './cloud.js';
import { layer } from './layers.js';

const $ = (id) => document.getElementById(id);

export class Answers {
  #all = new Map(); // task name to { task, shown, file }
  #stage;
  #fail;
  #current = null;
  #cloud = new Cloud($('cloud'));

  /** @param fail is told in words when a file cannot be fetched */
  constructor(stage, fail) {
    this.#stage = stage;
    this.#fail = fail;
  }

  /** @param more fetches the answer in another format; @param file the same, whatever is cancelled meanwhile */
  async add(task, answer, more, file) {
    this.#all.set(task.name, { task, shown: await layer(task, answer, more), file });
    this.#show(task.name);
  }

  remove(name) {
    if (this.#all.delete(name)) this.#show([...this.#all.keys()].pop() ?? null);
  }

  clear() {
    this.#all.clear();
    this.#show(null);
  }

  /** What is under a place of the photo. */
  words({ x, y }) {
    const shown = this.#all.get(this.#current)?.shown;
    if (shown?.thing) this.#stage.choose(shown.thing(x, y) >= 0 ? shown.thing(x, y) : null);
    const words = shown?.at(x, y);
    return words ? ` – ${words}` : '';
  }

  #show(name) {
    this.#current = name;
    const one = this.#all.get(name);
    this.#stage.show(one?.shown ?? null, one ? `${name}: ${one.shown.title}` : 'No answer yet');
    $('answers').hidden = !one;
    $('shown').replaceChildren(...[...this.#all.keys()].map((key) => {
      const tab = button(key, () => this.#show(key));
      tab.setAttribute('aria-pressed', key === name);
      return tab;
    }));
    $('legend').replaceChildren(...(one ? legend(one) : []), ...(one?.shown.disparity ? [this.#turns(one.shown)] : []));
    $('cloud-part').hidden = true;
    $('things').replaceChildren(...(one?.shown.things ?? []).map((thing, i) => this.#thing(thing, i)));
    $('downloads').lastElementChild.replaceChildren(...(one?.task.formats ?? []).map((format) =>
      button(format, () => one.file(format).then((blob) => save(blob, `${name}.${format}`))
        .catch((failure) => this.#fail(failure.message)))));
  }

  /** Shows and hides depth in space. */
  #turns(shown) {
    const turns = button('In space', () => {
      $('cloud-part').hidden = !$('cloud-part').hidden;
      turns.setAttribute('aria-pressed', !$('cloud-part').hidden);
      if ($('cloud-part').hidden) return;
      this.#cloud.show(shown.disparity, $('photo'), this.#stage.width, this.#stage.height);
      $('cloud').focus();
    });
    turns.setAttribute('aria-pressed', false);
    return turns;
  }

  #thing(thing, i) {
    const line = button('', () => this.#stage.choose(i));
    const swatch = document.createElement('span');
    swatch.className = 'swatch';
    swatch.style.background = `rgb(${thing.colour.join(' ')})`;
    line.append(swatch, thing.words);
    for (const [event, chosen] of [['mouseenter', i], ['focus', i], ['mouseleave', null], ['blur', null]]) {
      line.addEventListener(event, () => this.#stage.choose(chosen));
    }
    return line;
  }
}

function legend({ task, shown }) {
  const title = document.createElement('div');
  title.textContent = shown.title;
  if (task.kind !== 'depth') return [title];
  const bar = Object.assign(document.createElement('canvas'), { width: 256, height: 1 });
  const context = bar.getContext('2d');
  const colours = context.createLinearGradient(0, 0, 256, 0);
  SPECTRAL.forEach((colour, i) => colours.addColorStop(i / (SPECTRAL.length - 1), colour));
  context.fillStyle = colours;
  context.fillRect(0, 0, 256, 1);
  bar.setAttribute('aria-hidden', 'true');
  const ends = document.createElement('div');
  ends.className = 'ends';
  ends.append(...['0 far', '1 near'].map((words) => Object.assign(document.createElement('span'), { textContent: words })));
  return [title, bar, ends];
}

// matplotlib's Spectral, in which the server draws disparity
const SPECTRAL = ['#9e0142', '#d53e4f', '#f46d43', '#fdae61', '#fee08b', '#ffffbf', '#e6f598', '#abdda4', '#66c2a5', '#3288bd', '#5e4fa2'];

const ENDS = { 'image/png': 'png', 'application/zip': 'zip', 'application/json': 'json', 'application/x-npy': 'npy', 'application/x-ply': 'ply' };

function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `${name}.${ENDS[blob.type] ?? 'bin'}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function button(words, act) {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = words;
  element.addEventListener('click', act);
  return element;
}
