/* Runs the module `main` of what the SDK's linker made, and tells what of the heap is used between two moments. */
#include "xsAll.h"
#include "xsScript.h"
#include "xs.h"

extern void *xsPreparationAndCreation(xsCreation **creation);

static txSize slots, chunks;
static unsigned begun;

/* What a RISC-V processor has executed so far: csrr minstret. */
static unsigned instructions(void)
{
	unsigned count;
	__asm__ volatile(".insn i 0x73, 2, %0, x0, -1278" : "=r"(count));
	return count;
}

void board_collect(xsMachine *the)
{
	fxCollectGarbage(the);
}

void board_begin(xsMachine *the)
{
	slots = the->currentHeapCount;
	chunks = the->currentChunksSize;
	begun = instructions();
}

void board_end(xsMachine *the)
{
	unsigned end = instructions();
	printf("%s %ld %ld %u\n", fxToString(the, mxArgv(0)),
		(long)(the->currentHeapCount - slots), (long)(the->currentChunksSize - chunks), end - begun);
}

void board_print(xsMachine *the)
{
	printf("%s\n", fxToString(the, mxArgv(0)));
}

int main(void)
{
	static txCreation creation;
	txPreparation *preparation = xsPreparationAndCreation(NULL);
	creation = preparation->creation;
	/* Enough that nothing is collected while something is measured. */
	creation.initialChunkSize = 128 * 1024;
	creation.initialHeapCount = 16 * 1024;
	creation.stackCount = 4096;
	txMachine *the = fxPrepareMachine(&creation, preparation, "board", NULL, NULL);
	if (!the)
		return 2;
	xsBeginHost(the);
	xsTry {
		xsAwaitImport("main", XS_IMPORT_NAMESPACE);
		fxRunPromiseJobs(the);
	}
	xsCatch {
		printf("%s\n", fxToString(the, &mxException));
	}
	xsEndHost(the);
	return 0;
}

void fxAbort(txMachine *the, int status)
{
	printf("abort: %s %s\n", fxAbortString(status), status == XS_UNHANDLED_EXCEPTION_EXIT ? fxToString(the, &mxException) : "");
	exit(status);
}

char *fxCStackLimit(void)
{
	return NULL;
}

void fxQueuePromiseJobs(txMachine *the)
{
}

void fxBuildKeys(txMachine *the)
{
}

txID fxFindModule(txMachine *the, txSlot *realm, txID moduleID, txSlot *slot)
{
	return fxNewNameC(the, fxToString(the, slot));
}

void fxLoadModule(txMachine *the, txSlot *module, txID moduleID)
{
	txPreparation *preparation = the->preparation;
	txString path = fxGetKeyName(the, moduleID);
	for (txInteger i = 0; i < preparation->scriptCount; i++)
		if (!strcmp(path, preparation->scripts[i].path)) {
			fxResolveModule(the, module, moduleID, &preparation->scripts[i], NULL, NULL);
			return;
		}
}

txScript *fxParseScript(txMachine *the, void *stream, txGetter getter, txUnsigned flags)
{
	return NULL;
}

int boardTime(struct timeval *time, void *zone)
{
	return -1;
}
