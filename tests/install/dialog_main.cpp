// A program with a window.
#include <interco/codes/sspi.hpp>
#include <interco/qt_dialog.hpp>

#include <QtWidgets/QApplication>

#include <iostream>

int main(int argc, char** argv) {
  QApplication const application(argc, argv);
  auto const* const dialog = interco::show_error(nullptr, interco::sspi::sec_e_cert_expired, "it-CH");
  std::cout << dialog->contents().text.toStdString() << '\n';
  delete dialog;
}
