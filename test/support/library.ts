// All that the package exports.
export * from '../../src/base64.js';
export * from '../../src/clouds/alibaba.js';
export * from '../../src/clouds/apsaramq.js';
export * from '../../src/clouds/azure.js';
export * from '../../src/clouds/azure-dps.js';
export * from '../../src/clouds/azure-dps-register.js';
export * from '../../src/clouds/baidu.js';
export * from '../../src/clouds/huawei.js';
export * from '../../src/clouds/onenet.js';
export * from '../../src/clouds/tencent.js';
export * from '../../src/clouds/tencent-register.js';
export * from '../../src/clouds/tencent-register-dev.js';
export * from '../../src/clouds/tuya.js';
export * from '../../src/connector.js';
export * from '../../src/index.js';
export * from '../../src/moddable.js';
