# bytes_of(<text> <result>): a text as the elements of an array of C++.
function(bytes_of text result)
  string(HEX "${text}" hex)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(REPEAT "0x..," 24 line)
  string(REGEX REPLACE "(${line})" "\\1\n  " bytes "${bytes}")
  set(${result} "${bytes}" PARENT_SCOPE)
endfunction()
