// Answers as layers over the photo: each knows how to draw itself, what is under the pointer, and its legend.
import { colour, npy, pixels } from './data.js';

const MOST_VALUES = 12e6; // floats; beyond that the values under the pointer cost more memory than they are worth

/** A layer of an answer; more is fetched in further formats through more(format). */
export async function layer(task, answer, more) {
  switch (task.kind) {
    case 'depth': return dense(answer, more, 1, (v) => `disparity ${v[0].toFixed(3)} (1 near, 0 far)`);
    case 'normals': return dense(answer, more, 3, (v) => `normal x ${v[0].toFixed(2)}, y ${v[1].toFixed(2)}, z ${v[2].toFixed(2)}`);
    case 'mask': return mask(answer, more);
    case 'instances': return instances(answer);
    case 'poses': return people(answer);
    default: return dense(answer, more, 0, () => '');
  }
}

async function dense(answer, more, planes, words) {
  const { width, height } = answer.photo;
  const picture = await createImageBitmap(await more('picture'));
  const wanted = planes > 0 && planes * width * height <= MOST_VALUES;
  const values = wanted ? npy(await (await more('npy')).arrayBuffer()).data : null;
  return {
    title: answer.convention, things: [], disparity: planes === 1 ? values : null,
    draw: (context) => context.drawImage(picture, 0, 0, width, height),
    at: (x, y) => values ? words(Array.from({ length: planes }, (_, k) => values[k * width * height + y * width + x])) : '',
  };
}

async function mask(answer, more) {
  const { width, height } = answer.photo;
  const soft = npy(await (await more('npy')).arrayBuffer()).data;
  const image = new ImageData(width, height);
  soft.forEach((share, i) => image.data.set([25, 195, 125, 255 * share], 4 * i));
  const percent = (100 * answer.area / (width * height)).toFixed(1);
  return {
    title: `${answer.area} pixels, ${percent} % of the photo; score ${answer.score.toFixed(2)}`, things: [],
    draw: (context) => context.drawImage(bitmap(image), 0, 0),
    at: (x, y) => `belongs to it: ${Math.round(100 * soft[y * width + x])} %`,
  };
}

function instances(answer) {
  const { width, height } = answer.photo;
  const labels = new Uint16Array(width * height);
  const share = (area) => (100 * area / (width * height)).toFixed(1);
  for (let i = answer.coco.length - 1; i >= 0; i--) { // the surest last, on top
    pixels(answer.coco[i].segmentation, (x, y) => { labels[y * width + x] = i + 1; });
  }
  const things = answer.instances.map((one, i) => ({
    colour: colour(i), words: `${one.class ?? 'thing'} ${i + 1}: ${share(one.area)} %, score ${one.score.toFixed(2)}`,
  }));
  return {
    title: things.length ? `${things.length} found; colours carry no class` : 'nothing found', things,
    draw(context, chosen) {
      const image = new ImageData(width, height);
      labels.forEach((label, i) => {
        if (label) image.data.set([...things[label - 1].colour, chosen === null || chosen === label - 1 ? 255 : 40], 4 * i);
      });
      context.drawImage(bitmap(image), 0, 0);
    },
    at: (x, y) => labels[y * width + x] ? things[labels[y * width + x] - 1].words : 'none of them',
    thing: (x, y) => labels[y * width + x] - 1,
  };
}

const LIMBS = [['left_shoulder', 'right_shoulder'], ['left_shoulder', 'left_elbow'], ['left_elbow', 'left_wrist'],
  ['right_shoulder', 'right_elbow'], ['right_elbow', 'right_wrist'], ['left_shoulder', 'left_hip'],
  ['right_shoulder', 'right_hip'], ['left_hip', 'right_hip'], ['left_hip', 'left_knee'], ['left_knee', 'left_ankle'],
  ['right_hip', 'right_knee'], ['right_knee', 'right_ankle'], ['nose', 'left_eye'], ['nose', 'right_eye'],
  ['left_eye', 'left_ear'], ['right_eye', 'right_ear']];

function people(answer) {
  const named = answer.people.flatMap((person, i) => Object.entries(person.joints)
    .map(([name, at]) => ({ ...at, words: `${name.replaceAll('_', ' ')} of person ${i + 1}` })));
  const joints = [...named, ...answer.untyped_joints.map((at) => ({ ...at, words: 'a joint' }))];
  const size = Math.max(answer.photo.width, answer.photo.height) / 120;
  return {
    title: joints.length ? `${answer.people.length} people, ${joints.length} joints` : 'no joints found',
    things: answer.people.map((person, i) => ({
      colour: colour(i), words: `person ${i + 1}: ${Object.keys(person.joints).length} joints, score ${person.score.toFixed(2)}`,
    })),
    draw(context, chosen) {
      context.lineWidth = size;
      answer.people.forEach((person, i) => {
        context.strokeStyle = `rgb(${colour(i).join(' ')} / ${chosen === null || chosen === i ? 1 : 0.2})`;
        context.beginPath();
        for (const [from, to] of LIMBS.map((ends) => ends.map((name) => person.joints[name]))) {
          if (from && to) {
            context.moveTo(from.x, from.y);
            context.lineTo(to.x, to.y);
          }
        }
        context.stroke();
      });
      context.fillStyle = '#f00';
      for (const { x, y } of joints) {
        context.beginPath();
        context.arc(x, y, size, 0, 7);
        context.fill();
      }
    },
    at(x, y) {
      const near = joints.find((joint) => Math.hypot(joint.x - x, joint.y - y) < 3 * size);
      return near ? `${near.words}, score ${near.score.toFixed(2)}` : '';
    },
  };
}

function bitmap(image) {
  const canvas = new OffscreenCanvas(image.width, image.height);
  canvas.getContext('2d').putImageData(image, 0, 0);
  return canvas;
}
