import { stayConnected } from 'connect';
import { identity } from 'device/identity';
import { nativeHmacsha256 } from 'native';

const device = identity();
if (device) stayConnected(device, nativeHmacsha256);
