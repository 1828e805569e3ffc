//go:build !gles

package main

// compatible says that this is the compatibility build.
const compatible = false
