// The page: one photo, questions about it, and the answer that is shown.
import * as api from './api.js';
import { Answers } from './answers.js';
import { photos, remember } from './source.js';
import { Stage } from './stage.js';

const $ = (id) => document.getElementById(id);
const MOST_POINTS = 5;
const STANDARD = new Set(['depth', 'entity']);

let tasks = [];
let photo = null;
const asked = new Map(); // photo id to task name to settings: an earlier photo comes back with its answers
let running = null; // AbortController of what is being asked
let preview = null; // the same of the answer to the last click
const stage = new Stage({ click, look, undo: () => setPoints(stage.points.slice(0, -1)) });
const answers = new Answers(stage, fail);

function fail(words) {
  $('problem').hidden = false;
  $('problem').firstElementChild.textContent = words;
}

function settings(task) {
  const body = {};
  for (const name of ['steps', 'guidance', 'seed', 'samples']) {
    if ($(name).value !== '') body[name] = Number($(name).value);
  }
  if (task.asks === 'class') body.class = $('class-name').value;
  if (task.asks === 'points') body.points = stage.points;
  return body;
}

async function open(blob) {
  running?.abort();
  $('problem').hidden = true;
  $('model').textContent = 'sending the photo …';
  try {
    photo = await api.keep(blob);
    const url = URL.createObjectURL(blob);
    await stage.open(url).catch(async () => { // a TIFF, say: the server can draw what the browser cannot
      throw new Error('This browser cannot show such a file, though the server can answer about it: use JPEG or PNG here.');
    });
    const again = [...asked.get(photo.id) ?? []];
    asked.set(photo.id, new Map());
    answers.clear();
    place(again.find(([, body]) => body.points)?.[1].points ?? []);
    remember(photo.id, blob, url, open);
    $('start').hidden = true;
    $('work').hidden = false;
    $('go').disabled = false;
    $('stage').focus();
    describeModel();
    if (again.length) await askAll(again.map(([name, body]) => [tasks.find((task) => task.name === name), body]));
  } catch (failure) {
    fail(failure.message);
    describeModel();
  }
}

function setPoints(points) {
  place(points);
  if (points.length) {
    cutOut();
  } else if (photo) {
    answers.remove('segment');
    asked.get(photo.id)?.delete('segment');
  }
}

function place(points) {
  preview?.abort();
  stage.setPoints(points);
  $('undo').disabled = $('reset').disabled = points.length === 0;
  document.querySelectorAll('[name="task"]').forEach((box) => {
    if (tasks.find((task) => task.name === box.value).asks === 'points') box.checked = points.length > 0;
  });
}

function click(point) {
  if (stage.points.length === MOST_POINTS) {
    fail(`The model takes at most ${MOST_POINTS} points. Undo one, or reset them.`);
    return;
  }
  setPoints([...stage.points, point]);
}

/** A first look at one step, then the answer with the steps that are wanted. */
async function cutOut() {
  const task = tasks.find((one) => one.asks === 'points');
  const control = new AbortController();
  preview = control;
  try {
    const body = settings(task);
    const steps = body.steps ?? task.steps ?? 1;
    for (const now of steps > 1 ? [1, steps] : [1]) {
      await ask(task, { ...body, steps: now }, control.signal, () => {});
    }
  } catch (failure) {
    if (failure.name !== 'AbortError') fail(failure.message);
  }
}

async function ask(task, body, signal, moved) {
  const { id } = photo;
  const quick = task.asks === 'points' && body.steps === 1;
  const answer = quick
    ? JSON.parse(await (await api.answer(id, task.name, body, '', signal)).text())
    : await api.follow(id, task.name, body, moved, signal);
  await answers.add(task, answer, (format) => api.answer(id, task.name, body, format, signal), (format) =>
    api.answer(id, task.name, body, format));
  asked.get(id).set(task.name, body);
}

async function submit(event) {
  event.preventDefault();
  const wanted = tasks.filter((task) => document.querySelector(`[name="task"][value="${task.name}"]`).checked);
  if (!wanted.length) return fail('Tick a question first.');
  if (wanted.some((task) => task.asks === 'points') && !stage.points.length) {
    return fail('For segment, click on an object of the photo first.');
  }
  await askAll(wanted.map((task) => [task, settings(task)]));
}

async function askAll(questions) {
  const control = new AbortController();
  running = control;
  busy(true);
  try {
    for (const [i, [task, body]] of questions.entries()) {
      await ask(task, body, control.signal, (state) => progress(task, i, questions.length, state));
    }
  } catch (failure) {
    if (failure.name !== 'AbortError') fail(failure.message);
  } finally {
    if (running === control) busy(false);
  }
}

function busy(yes) {
  $('go').disabled = yes;
  $('cancel').hidden = $('progress').hidden = !yes;
  if (yes) {
    $('problem').hidden = true;
    $('progress').firstElementChild.value = 0;
    $('progress').lastElementChild.textContent = 'asking …';
  }
}

function progress(task, done, total, { state, step, steps, seconds_left: left }) {
  const [bar, words] = $('progress').children;
  bar.value = (done + (steps ? step / steps : 0)) / total;
  const rest = left > 90 ? `, ${Math.ceil(left / 60)} min left` : left > 1 ? `, ${Math.ceil(left)} s left` : '';
  words.textContent = `${task.name}: ${state === 'waiting' ? 'waiting for its turn' : `step ${step} of ${steps || '?'}${rest}`}`;
}

function look(point) {
  $('value').textContent = `x ${point.x}, y ${point.y}${answers.words(point)}`;
}

async function describeModel() {
  try {
    const [model] = (await api.json('v1/models')).models;
    $('model').textContent = model.state === 'ready'
      ? `${model.name}, ${model.size} pixels, ${model.device}` : `the model is ${model.state}`;
    if (model.state === 'loading') setTimeout(describeModel, 500);
  } catch (failure) {
    $('model').textContent = failure.message;
  }
}

async function describeTasks() {
  const all = await api.json('v1/tasks');
  tasks = all.tasks;
  $('classes').append(...all.classes.map((name) => new Option(name, name)));
  for (const task of tasks) {
    const label = document.createElement('label');
    const box = Object.assign(document.createElement('input'), { type: 'checkbox', name: 'task', value: task.name });
    box.checked = STANDARD.has(task.name);
    const hint = { points: ': the object under up to five clicks', class: ': all of one class' }[task.asks] ?? '';
    label.append(box, task.name + hint);
    $('tasks').append(label);
  }
}

function theme() {
  const root = document.documentElement;
  const apply = (value) => {
    root.dataset.theme = value;
    $('theme').textContent = value === 'dark' ? 'Light' : 'Dark'; // what a click makes of it
  };
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  apply(localStorage.getItem('theme') ?? system);
  $('theme').addEventListener('click', () => {
    apply(root.dataset.theme === 'dark' ? 'light' : 'dark');
    localStorage.setItem('theme', root.dataset.theme);
  });
}

theme();
photos(open, fail);
$('ask').addEventListener('submit', submit);
$('cancel').addEventListener('click', () => running.abort());
$('undo').addEventListener('click', () => setPoints(stage.points.slice(0, -1)));
$('reset').addEventListener('click', () => setPoints([]));
$('other').addEventListener('click', () => {
  $('work').hidden = true;
  $('start').hidden = false;
});
$('problem').lastElementChild.addEventListener('click', () => { $('problem').hidden = true; });
$('opacity').addEventListener('input', (event) => { stage.opacity = event.target.value / 100; });
$('compare').addEventListener('input', (event) => { stage.compare = event.target.value / 100; });
stage.opacity = 0.7;
stage.compare = 1;
describeTasks().then(describeModel).catch((failure) => fail(failure.message));
