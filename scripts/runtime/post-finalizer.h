/*
 * node-api-headers leaves out what is experimental. In an experimental module Node runs finalizers in the middle of a
 * garbage collection, and node-addon-api must know this function to put its own off until afterwards.
 */
#include <js_native_api.h>

#define NODE_API_EXPERIMENTAL_HAS_POST_FINALIZER

EXTERN_C_START
NAPI_EXTERN napi_status NAPI_CDECL node_api_post_finalizer(napi_env env, napi_finalize finalize_cb,
                                                           void* finalize_data, void* finalize_hint);
EXTERN_C_END
