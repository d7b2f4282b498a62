@ics2 @area:linking @needs:stimulate:ics2.file
Feature: What stands under a house document is filed by one party

  The parties of the supply chain agree beforehand who files which data (factsheet of Release 3, what to do first). The agreement is a
  fact of the shipment; the other party is played by the harness and keeps to it.

  @ICS2-SEED-03
  Scenario Outline: The <filer> files all, as was agreed
    When the <filer> has all data in <filing>, and it was agreed that it files all
    Then what stands under the house document has been filed once, by whom it was agreed

    @role:sea-carrier @mode:maritime
    Examples:
      | filer       | filing |
      | sea carrier | F11    |

    @role:air-carrier @mode:air
    Examples:
      | filer       | filing |
      | air carrier | F27    |

  @ICS2-SEED-03
  Scenario Outline: The <filer> holds what is in <filing>, and leaves to the house filer what was agreed
    When the <filer> has all data in <filing>, and it was agreed that the house filer files its part
    Then what stands under the house document has been filed once, by whom it was agreed

    @role:sea-carrier @mode:maritime
    Examples:
      | filer       | filing |
      | sea carrier | F11    |

    @role:air-carrier @mode:air
    Examples:
      | filer       | filing |
      | air carrier | F27    |

  @ICS2-SEED-03
  Scenario Outline: The <filer> files in <filing> what was left to it
    When the <filer> is given its part in <filing>, with the agreement that it files it
    Then what stands under the house document has been filed once, by whom it was agreed

    @role:sea-house-filer @mode:maritime
    Examples:
      | filer           | filing |
      | sea house filer | F15    |

    @role:air-forwarder @mode:air
    Examples:
      | filer     | filing |
      | forwarder | F22    |

  @ICS2-SEED-03
  Scenario Outline: The <filer> files nothing of what the carrier files in <complete>
    Given the carrier has filed all data in <complete>, as was agreed
    When the <filer> is given the same shipment for its <filing>, with that agreement
    Then what stands under the house document has been filed once, by whom it was agreed

    @role:sea-house-filer @mode:maritime
    Examples:
      | filer           | filing | complete |
      | sea house filer | F15    | F11      |

    @role:air-forwarder @mode:air
    Examples:
      | filer     | filing | complete |
      | forwarder | F22    | F27      |
