import { stayConnected } from 'connect';
import { identity } from 'device/identity';

const device = identity();
if (device) stayConnected(device);
