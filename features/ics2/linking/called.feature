@ics2 @area:linking @needs:stimulate:ics2.complete @needs:receive:ics2
Feature: A filing that customs misses is filed when customs calls for it

  When the linking timer of the carrier's filing has run out, customs calls for the parts that are missing, each from the party that was
  named (IE3N11). The call can give no MRN: nothing was filed. The carrier's document tells what is meant (Business process descriptions
  L4, T-02-01-03). The length of the timer is no constant of the law: parameter linking.timer.

  @ICS2-LNK-10
  Scenario Outline: The <filer> has not filed when the linking timer runs out, is called, and files <filing>
    Given the operator has told customs where to reach it
    And <upper> above it names the operator
    When the linking timer runs out, and customs calls for the missing filing
    And the <filer> is told to file what customs misses, in <filing>
    Then its filing arrives for the carrier's document

    @role:sea-house-filer @mode:maritime
    Examples:
      | filer           | filing | upper |
      | sea house filer | F15    | F12   |

    @role:sea-consignee @mode:maritime
    Examples:
      | filer     | filing | upper |
      | consignee | F17    | F13   |
      | consignee | F16    | F14   |

    @role:air-forwarder @mode:air
    Examples:
      | filer     | filing | upper |
      | forwarder | F22    | F21   |
