/** The running stack, as a user runs it: started by the script, asked through the gateway, killed without warning. */
package io.fupan.system;
