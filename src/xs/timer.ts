export { default as Timer } from 'timer';
