@ics2 @area:notification @needs:stimulate:ics2.file @needs:observe @needs:receive:ics2
Feature: That others have not filed is no refusal of one's own filing

  A master bill or waybill names who else files. When the time for linking is over and somebody has not, customs tells whoever named it
  (IE3N02). The own filing stays registered; what is missing is shown (Business process descriptions L4, T-02-01-01).

  @ICS2-NOT-13
  Scenario Outline: The <filer> learns that a party named in its <filing> is missing
    Given the <filer> has a registered <filing>
    When customs says that the parties whom it names have not filed
    Then the operator shows its filing as registered, and who is missing

    @role:sea-carrier @mode:maritime
    Examples:
      | filer       | filing |
      | sea carrier | F12    |
      | sea carrier | F13    |

    @role:inland-carrier @mode:inland-waterway
    Examples:
      | filer          | filing |
      | inland carrier | F12    |

    @role:sea-house-filer @mode:maritime
    Examples:
      | filer           | filing |
      | sea house filer | F14    |

    @role:air-carrier @mode:air
    Examples:
      | filer       | filing |
      | air carrier | F21    |
