/** Says whose a file is, in its first lines; what carries it may be replaced or removed by a later run. */
export const banner = "Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.";
