/* XS's platform for a board that does nothing but measure: 32 bits, no files, no network, no debugger. */
#include <ctype.h>
#include <float.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <errno.h>

/* As the SDK sets them for ESP8266 and ESP32-C3. */
#define mxUnalignedAccess 0
#define mxMisalignedSettersCrash 1
#define mxTableMinLength 1

#define mxUseDefaultMachinePlatform 1
#define mxUseDefaultChunkAllocation 1
#define mxUseDefaultSlotAllocation 1
#define mxUseDefaultSharedChunks 1
#define mxUseDefaultCStackLimit 0

#include <sys/time.h>
#undef c_gettimeofday
#define c_timeval struct timeval
#define c_gettimeofday boardTime

int boardTime(struct timeval *time, void *zone);
#define mxFallThrough (void)0
#define mxMachinePlatform void *host;
